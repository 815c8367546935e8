import { linePrefix } from "../processes/protocol.js";
import type { Progress } from "./recipe.js";

/** Tells the program that waits how far training is. */
export function sayProgress(progress: Progress): void {
  console.log(linePrefix + JSON.stringify(progress));
}
