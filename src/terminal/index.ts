export { drawImage } from "./draw-image.js";
export { drawImages, type DrawImagesOptions } from "./draw-images.js";
export type { ImageColours } from "./image-colours.js";
export type { DrawImageOptions } from "./image-lines.js";
