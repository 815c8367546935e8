import { zipError } from "./zip-error.js";

/** The error of deflate data that an inflater refuses. */
export function damagedBlocksError(received: string, where: string): Error {
  return zipError(where, "deflate blocks that end with the entry's last byte", received);
}

/** The error of deflate data whose last block ends too early, or not at all. */
export function endElsewhereError(where: string): Error {
  return damagedBlocksError("blocks that end elsewhere", where);
}

/** What an inflater's own error says. */
export function describeDamage(error: unknown): string {
  return error instanceof Error ? `damaged ones (${error.message})` : "damaged ones";
}
