export { NdnetError, type ErrorDetails } from "./ndnet-error.js";
export {
  AbortedError,
  ArgumentError,
  DTypeError,
  FileSystemError,
  FormatError,
  NonFiniteLossError,
  NotFoundError,
  OutOfMemoryError,
  ShapeError,
  StateError,
  type NonFiniteDetails,
  type OutOfMemoryDetails,
} from "./errors.js";
