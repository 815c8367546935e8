import type { Backend } from "../backend.js";
import { activationOperations } from "./activations.js";
import { convolutionOperations } from "./convolution.js";
import { distortionOperations } from "./images.js";
import { limitOperations } from "./limits.js";
import { lossOperations } from "./losses.js";
import { matrixOperations } from "./matrix.js";
import { memoryOperations } from "./memory.js";
import { normalizationOperations } from "./normalization.js";
import { noiseOperations } from "./noise.js";
import { optimizerOperations } from "./optimizers.js";
import { poolingOperations } from "./pooling.js";
import { reductionOperations } from "./reductions.js";

/** Options of {@link createJsBackend}. */
export interface JsBackendOptions {
  /** Why this backend serves, for people. Default: `"asked for with createJsBackend()"`. */
  readonly reason?: string;
}

/**
 * The reference backend: plain JavaScript over `ndarray-gemm` and `ndarray-ops`.
 *
 * It takes tensors of any strides and both element types, computes every element in float64 and
 * rounds once where it stores, so that other backends can be held to it. It keeps no state: two
 * backends made by two calls may be used side by side.
 */
export function createJsBackend({
  reason = "asked for with createJsBackend()",
}: JsBackendOptions = {}): Backend {
  return {
    name: "reference",
    reason,
    ...memoryOperations,
    ...matrixOperations,
    ...convolutionOperations,
    ...poolingOperations,
    ...activationOperations,
    ...normalizationOperations,
    ...noiseOperations,
    ...lossOperations,
    ...optimizerOperations,
    ...limitOperations,
    ...distortionOperations,
    ...reductionOperations,
  };
}
