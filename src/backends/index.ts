export type { Backend } from "./backend.js";
export { getBackend, setBackend } from "./default-backend.js";
export type {
  ActivationOperations,
  ElementwiseActivation,
} from "./operations/activation-operations.js";
export type {
  DisplacementFields,
  ImageDistortions,
  DistortionOperations,
} from "./operations/distortion-operations.js";
export type { LimitOperations } from "./operations/limit-operations.js";
export type { ElementwiseLoss, LossOperations } from "./operations/loss-operations.js";
export type { MatrixOperations } from "./operations/matrix-operations.js";
export type {
  MemoryOperations,
  PreparedRows,
  PrepareOptions,
} from "./operations/memory-operations.js";
export type { NoiseKey, NoiseOperations } from "./operations/noise-operations.js";
export type {
  AdaGradSettings,
  AdamSettings,
  MomentumSettings,
  OptimizerOperations,
  RMSPropSettings,
  UpdateSettings,
} from "./operations/optimizer-operations.js";
export type { ReductionOperations } from "./operations/reduction-operations.js";
export { createJsBackend } from "./reference/create-js-backend.js";
export { createWasmBackend, type WasmBackendOptions } from "./wasm/create-wasm-backend.js";
export type { WasmBackend } from "./wasm/wasm-backend-interface.js";
