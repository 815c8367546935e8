import { FormatError } from "../../errors/index.js";

/** A {@link FormatError} about a zip archive, with the advice that fits most of them. */
export function zipError(
  where: string,
  expected: string,
  received: string,
  fix = "The archive is damaged, cut short or crafted: get it again.",
): FormatError {
  return new FormatError({ where, expected, received, fix });
}

/** A record signature or a bit field as hexadecimal digits. */
export function hexadecimal(value: number): string {
  return `0x${value.toString(16).padStart(8, "0")}`;
}
