import { type Draws } from "../draws.js";

/**
 * A changed copy of a file.
 *
 * @param others Files of the same format, to take parts from.
 */
export type Mutation = (
  file: Uint8Array,
  draws: Draws,
  others: readonly Uint8Array[],
) => Uint8Array;
