export { ImageAugmentation } from "./image-augmentation.js";
export type { ElasticDistortion, ImageAugmentationOptions } from "./image-augmentation-options.js";
