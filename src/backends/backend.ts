import type { ActivationOperations } from "./operations/activation-operations.js";
import type { DistortionOperations } from "./operations/distortion-operations.js";
import type { ImageOperations } from "./operations/image-operations.js";
import type { LimitOperations } from "./operations/limit-operations.js";
import type { LossOperations } from "./operations/loss-operations.js";
import type { MatrixOperations } from "./operations/matrix-operations.js";
import type { MemoryOperations } from "./operations/memory-operations.js";
import type { NormalizationOperations } from "./operations/normalization-operations.js";
import type { NoiseOperations } from "./operations/noise-operations.js";
import type { OptimizerOperations } from "./operations/optimizer-operations.js";
import type { ReductionOperations } from "./operations/reduction-operations.js";

/**
 * Everything that layers, losses and optimizers compute with.
 *
 * Operations take tensors of one element type, with any strides, whether or not they live in the
 * backend's own memory. They write into the tensors that they are given and are finished when they
 * return. Shapes are the caller's business: layers check them where tensors come in.
 */
export interface Backend
  extends
    MemoryOperations,
    MatrixOperations,
    ImageOperations,
    ActivationOperations,
    NormalizationOperations,
    NoiseOperations,
    LossOperations,
    OptimizerOperations,
    LimitOperations,
    DistortionOperations,
    ReductionOperations {
  /** `"reference"`, or the name that a user's backend gives itself. */
  readonly name: string;
  /** Why this backend serves, for people: `"set by setBackend"`, `"WebAssembly SIMD is missing"`. */
  readonly reason: string;
}
