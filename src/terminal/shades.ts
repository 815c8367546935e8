import type { NdArray } from "ndarray";

const asciiRamp = " .:-=+*#%@";
const blockRamp = " ░▒▓█";

/** Two pixels that differ by more are shown as half a block. */
const edge = 128;

/**
 * Lines of an image without colours: each character shows two pixels, one above the other, as a shade
 * of their mean, or as half a block where they differ much.
 *
 * @param pixels Greys from 0 to 255, `[height, width]`; bright ones have the more ink.
 */
export function drawShades(pixels: NdArray<Uint8ClampedArray>, unicode: boolean): string[] {
  const [height = 0, width = 0] = pixels.shape;
  return Array.from({ length: Math.ceil(height / 2) }, (_, line) =>
    Array.from({ length: width }, (_, column) => {
      const upper = pixels.get(2 * line, column);
      const lower = 2 * line + 1 === height ? 0 : pixels.get(2 * line + 1, column);
      if (!unicode) return shade((upper + lower) / 2, asciiRamp);
      if (Math.abs(upper - lower) > edge) return upper > lower ? "▀" : "▄";
      return shade((upper + lower) / 2, blockRamp);
    }).join(""),
  );
}

function shade(grey: number, ramp: string): string {
  return ramp.charAt(Math.round((grey / 255) * (ramp.length - 1)));
}
