export type { NpyArray, NpyData, NpyDType } from "./npy/npy-array.js";
export { parseNpy, type ParseNpyOptions } from "./npy/parse-npy.js";
export { writeNpy, type WriteNpyOptions } from "./npy/write-npy.js";
export { parseNpz, type ParseNpzOptions } from "./npz/parse-npz.js";
export { writeNpz, type NamedArrays, type WriteNpzOptions } from "./npz/write-npz.js";
export {
  parseSafetensors,
  type ParseSafetensorsOptions,
  type Safetensors,
} from "./safetensors/parse-safetensors.js";
export { writeSafetensors, type WriteSafetensorsOptions } from "./safetensors/write-safetensors.js";
export type { TensorsByName } from "./by-name.js";
export { getWeights, type GetWeightsOptions } from "./weights/get-weights.js";
export { setWeights, type ArraysByName, type SetWeightsOptions } from "./weights/set-weights.js";
export type { WeightNames } from "./weights/weight-names.js";
export type { WeightedModel, WeightParameter } from "./weights/weighted-model.js";
