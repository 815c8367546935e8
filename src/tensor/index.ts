export {
  dtypeOf,
  floatArray,
  isNdArray,
  isTensor,
  tensor,
  wrap,
  zeros,
  type DType,
  type FloatArray,
  type InputTensor,
  type NestedNumbers,
  type Tensor,
  type TensorOptions,
} from "./tensor.js";
export {
  elementCount,
  formatShape,
  mostElements,
  requireSameShape,
  requireShape,
  sameShape,
  type Shape,
} from "./shape.js";
export {
  requireBoolean,
  requireInRange,
  requireNonNegativeInteger,
  requirePositive,
  requirePositiveInteger,
} from "./checks.js";
export { asColumn } from "./views.js";
export { isContiguous, type Layout } from "./contiguity.js";
