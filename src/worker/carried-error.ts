import {
  AbortedError,
  ArgumentError,
  DTypeError,
  FileSystemError,
  FormatError,
  NdnetError,
  NonFiniteLossError,
  NotFoundError,
  OutOfMemoryError,
  ShapeError,
  StateError,
  type NonFiniteDetails,
  type OutOfMemoryDetails,
} from "../errors/index.js";

type Details = NonFiniteDetails & OutOfMemoryDetails;

/** An error as it travels between threads, which would lose its class and its parts. */
export interface CarriedError {
  /** The `code` of one of ours; `undefined` for others. */
  readonly code: string | undefined;
  readonly details: Partial<Details>;
  readonly message: string;
}

const classes = [
  ...[AbortedError, ArgumentError, DTypeError, FileSystemError, FormatError, NonFiniteLossError],
  ...[NotFoundError, OutOfMemoryError, ShapeError, StateError],
] as readonly (new (details: Details) => NdnetError)[];

/** What travels of an error. */
export function carryError(error: unknown): CarriedError {
  if (!(error instanceof NdnetError)) {
    return { code: undefined, details: {}, message: String(error) };
  }
  const { where, expected, received, fix, code, message } = error;
  const own = Object.entries(error).filter(([, value]) => typeof value === "number");
  const details = { where, expected, received, ...(fix !== undefined && { fix }) };
  const layer = error instanceof NonFiniteLossError ? { layer: error.layer } : {};
  return { code, details: { ...details, ...Object.fromEntries(own), ...layer }, message };
}

/** The error again; one that isn't ours becomes a {@link StateError} with its text. */
export function receiveError({ code, details, message }: CarriedError): NdnetError {
  const unknown = { where: "TrainingWorker", expected: "a worker that goes on", received: message };
  const full = { ...unknown, ...emptyDetails, ...details };
  for (const made of classes) {
    const error = new made(full);
    if (error.code === code) return error;
  }
  return new StateError(unknown);
}

const emptyDetails = {
  ...{ step: 0, layer: "", requestedBytes: NaN, usedBytes: NaN, limitBytes: NaN },
};
