import { NdnetError, type ErrorDetails } from "./ndnet-error.js";

/** An argument has a value that makes no sense: a negative rate, a zero batch size, a NaN input. */
export class ArgumentError extends NdnetError {
  readonly code = "INVALID_ARGUMENT";
}

/** Shapes don't fit together: a tensor's, two layers', or inputs' and targets'. */
export class ShapeError extends NdnetError {
  readonly code = "SHAPE_MISMATCH";
}

/** A tensor has another element type than the one it meets. */
export class DTypeError extends NdnetError {
  readonly code = "DTYPE_MISMATCH";
}

/** A call came at the wrong time: `backward` before `forward`, a second `fit` while one runs. */
export class StateError extends NdnetError {
  readonly code = "INVALID_STATE";
}

/** A file or byte string is not what its format demands. */
export class FormatError extends NdnetError {
  readonly code = "INVALID_FORMAT";
}

/** A data set, file or feature of the platform that is needed is not there. */
export class NotFoundError extends NdnetError {
  readonly code = "NOT_FOUND";
}

/** A file can't be read or written, for another reason than that it is missing: permissions, a full disk. */
export class FileSystemError extends NdnetError {
  readonly code = "FILE_SYSTEM";
}

/** Where training met its first number that is not finite. */
export interface NonFiniteDetails extends ErrorDetails {
  /** Optimizer steps completed before the failing one, counted over the whole `fit`. */
  readonly step: number;
  /** The first layer whose parameters or output are not finite, or `"loss"`. */
  readonly layer: string;
}

/** The loss became NaN or infinite; the last good parameters are in place. */
export class NonFiniteLossError extends NdnetError {
  readonly code = "NON_FINITE_LOSS";
  readonly step: number;
  readonly layer: string;

  constructor(details: NonFiniteDetails) {
    super(details);
    this.step = details.step;
    this.layer = details.layer;
  }
}

/**
 * Training, loading or reading was ended by its `AbortSignal`. A model holds the parameters of the last
 * whole step; nothing is left half-written.
 */
export class AbortedError extends NdnetError {
  readonly code = "ABORTED";
}

/** How much memory was wanted, and how much there was. */
export interface OutOfMemoryDetails extends ErrorDetails {
  readonly requestedBytes: number;
  readonly usedBytes: number;
  readonly limitBytes: number;
}

/**
 * WebAssembly memory has no room for a tensor, or JavaScript has none, where use and limit aren't known and
 * are NaN; everything that was there stays as it is.
 */
export class OutOfMemoryError extends NdnetError {
  readonly code = "OUT_OF_MEMORY";
  readonly requestedBytes: number;
  readonly usedBytes: number;
  readonly limitBytes: number;

  constructor(details: OutOfMemoryDetails) {
    super(details);
    this.requestedBytes = details.requestedBytes;
    this.usedBytes = details.usedBytes;
    this.limitBytes = details.limitBytes;
  }
}
