import { FormatError } from "../../errors/index.js";

/** What a reader should do about a gzip file that is not as it was written. */
export const damagedFix =
  "The file is damaged, cut short, or has bytes behind its end: get it again.";

/** The error of gzip data that an inflater refuses. */
export function damagedError(received: string, name: string, cause?: unknown): FormatError {
  return new FormatError({
    where: name,
    expected: "an intact gzip file, of the CRC-32 and length that its last bytes say",
    received,
    fix: damagedFix,
    cause,
  });
}

/** The same, of what an inflater has thrown. */
export function damagedBy(error: unknown, name: string): FormatError {
  const reason = error instanceof Error ? ` (${error.message})` : "";
  return damagedError(`a damaged one${reason}`, name, error);
}
