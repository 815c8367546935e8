import ndarray from "ndarray";
import { imageElement } from "../png/image-element.js";
import type { Block } from "../svg/block.js";
import { element, textElement } from "../svg/element.js";
import { formatNumber } from "../svg/numbers.js";
import { fontSize } from "../svg/text.js";

/*
 * Weights are drawn in two hues that become transparent towards 0, so that 0 is the background, be it
 * light or dark. Colour-blind people can tell orange from blue.
 */

const positive = [230, 97, 0] as const;
const negative = [30, 128, 220] as const;

/** RGBA pixels of values from −`limit` to `limit`; beyond they have the full colour, NaN has none. */
export function signedPixels(values: ArrayLike<number>, limit: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    pixels.set(value > 0 ? positive : negative, index * 4);
    pixels[index * 4 + 3] = (Math.abs(value) / limit) * 255;
  }
  return pixels;
}

/** The magnitude that 99 of 100 finite values don't exceed; 1 where that is 0. */
export function usualMagnitude(values: Iterable<number>): number {
  const magnitudes = Float64Array.from([...values].filter(Number.isFinite), Math.abs).sort();
  const usual = magnitudes[Math.ceil(0.99 * magnitudes.length) - 1] ?? 0;
  return usual === 0 ? 1 : usual;
}

/** What the colours mean, from −`limit` to `limit`. */
export function colourBar(limit: number, label: string, width: number): Block {
  const steps = 101;
  const values = Array.from({ length: steps }, (_, index) => (2 * index) / (steps - 1) - 1);
  const barWidth = Math.min(200, width - 2 * margin);
  const end = formatNumber(limit, 2);
  const marks = [`≤ −${end}`, "0", `≥ ${end}`].map((text, index) =>
    textElement(text, {
      class: "muted",
      x: margin + (barWidth * index) / 2,
      y: 46,
      "text-anchor": "middle",
    }),
  );
  return {
    height: 50,
    markup: [
      textElement(label, { y: fontSize, "font-weight": 600 }),
      imageElement(ndarray(signedPixels(values, 1), [1, steps, 4]), {
        x: margin,
        y: 20,
        width: barWidth,
        height: 12,
      }),
      element("rect", {
        class: "grid",
        x: margin,
        y: 20,
        width: barWidth,
        height: 12,
        fill: "none",
      }),
      ...marks,
    ].join(""),
  };
}

const margin = 24;
