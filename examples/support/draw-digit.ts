import type { InputTensor } from "ndnet";

const side = 28;

/**
 * A digit as 14 lines of 28 characters, each of which shows two pixels, one above the other.
 *
 * @param image 784 pixels, `[784]`, from 0 to 1; those of at least ½ are shown.
 */
export function drawDigit(image: InputTensor): string {
  const lines = Array.from({ length: side / 2 }, (_, line) =>
    Array.from({ length: side }, (_, column) => {
      const upper = image.get(2 * line * side + column) >= 0.5;
      const lower = image.get((2 * line + 1) * side + column) >= 0.5;
      return upper ? (lower ? "█" : "▀") : lower ? "▄" : " ";
    }).join(""),
  );
  return lines.join("\n");
}
