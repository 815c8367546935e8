export type { FilePath } from "../platform/file-path.js";
export { loadModel, type LoadModelOptions } from "./load-model.js";
export { loadWeights, type LoadWeightsOptions } from "./load-weights.js";
export { saveModel } from "./save-model.js";
export { saveWeights } from "./save-weights.js";
