/** What an error says: where it happened, what was expected, what came, and what to do. */
export interface ErrorDetails {
  /** The argument, layer or file concerned, for example `Dense (layer 3 of 4)`. */
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  /** What the reader can do about it, as a sentence. */
  readonly fix?: string;
  readonly cause?: unknown;
}

/**
 * Base class of everything that ndnet throws.
 *
 * The message reads `where: expected …, received …. fix`; the same parts stand in the fields, and
 * `code` is stable between versions.
 */
export abstract class NdnetError extends Error {
  abstract readonly code: string;
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  readonly fix: string | undefined;

  constructor(details: ErrorDetails) {
    const { where, expected, received, fix, cause } = details;
    super(
      `${where}: expected ${expected}, received ${received}.${fix === undefined ? "" : ` ${fix}`}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = new.target.name;
    this.where = where;
    this.expected = expected;
    this.received = received;
    this.fix = fix;
  }
}
