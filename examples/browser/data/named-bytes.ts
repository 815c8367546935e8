/** A file's name and what is in it. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a file holds, as far as its first bytes tell. */
export type FileKind = "archive" | "idx" | "model" | "unknown";

/**
 * Tells files of data from models: a zip archive, such as `mnist.npz`, begins with PK; an IDX file with two
 * zeros, or as a gzip file; a model with the length of its header, 8 bytes, and `{`.
 */
export function kindOfFile({ bytes }: NamedBytes): FileKind {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) return "archive";
  if (first === 0x1f && second === 0x8b) return "idx";
  if (bytes[8] === 0x7b) return "model";
  return first === 0 && second === 0 ? "idx" : "unknown";
}
