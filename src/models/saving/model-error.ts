import { FormatError } from "../../errors/index.js";

/** Something in a model's file that doesn't go with the rest. */
export function modelError(where: string, expected: string, received: string): FormatError {
  return new FormatError({ where, expected, received, fix: "The file is damaged or crafted." });
}
