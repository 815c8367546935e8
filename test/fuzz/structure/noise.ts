import { Draws } from "../draws.js";

/**
 * 40 KB that don't compress: of so many compressed bytes a file may declare that they inflate to
 * 41 MB, which is far more than it may take memory for.
 */
export const noise = new Draws(3).bytes(40_000);
