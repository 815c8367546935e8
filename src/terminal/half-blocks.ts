import type { NdArray } from "ndarray";
import { greyCode } from "./image-colours.js";

const endColours = "\u001b[0m";

/**
 * Lines of an image in colours: each character shows two pixels, one above the other, as the upper
 * half block in one colour on a background of the other.
 *
 * @param pixels Greys from 0 to 255, `[height, width]`.
 */
export function drawHalfBlocks(
  pixels: NdArray<Uint8ClampedArray>,
  colours: "24-bit" | "256",
): string[] {
  const [height = 0, width = 0] = pixels.shape;
  return Array.from({ length: Math.ceil(height / 2) }, (_, line) => {
    // Below the last row of an odd number is the terminal's own background.
    const hasLower = 2 * line + 1 < height;
    let text = "";
    let [foreground, background] = ["", ""];
    for (let column = 0; column < width; column++) {
      const upper = greyCode(pixels.get(2 * line, column), colours);
      const lower = hasLower ? greyCode(pixels.get(2 * line + 1, column), colours) : "";
      // Fonts leave hairlines between blocks, but none between spaces.
      const isPlain = upper === lower;
      const codes: string[] = [];
      if (upper !== foreground && !isPlain) {
        codes.push(`38;${upper}`);
        foreground = upper;
      }
      if (lower !== background) {
        codes.push(`48;${lower}`);
        background = lower;
      }
      if (codes.length > 0) text += `\u001b[${codes.join(";")}m`;
      text += isPlain ? " " : "▀";
    }
    return text + endColours;
  });
}
