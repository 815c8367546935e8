export { NdnetError, type ErrorDetails } from "./ndnet-error.js";
export {
  AbortedError,
  ArgumentError,
  DTypeError,
  FormatError,
  NonFiniteLossError,
  NotFoundError,
  ShapeError,
  StateError,
  type NonFiniteDetails,
} from "./errors.js";
