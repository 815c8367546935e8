import type { Block } from "../svg/block.js";
import { element } from "../svg/element.js";
import { legend } from "../svg/legend.js";
import { formatShare } from "../svg/numbers.js";

/** Opacity of a cell; text in the ink of the theme stays legible on the strongest. */
export function shareOpacity(share: number, largest: number): number {
  return largest === 0 ? 0 : (share / largest) * strongest;
}

/** What the two colours mean. */
export function shareLegend(largestWrongShare: number, width: number): Block {
  return legend(
    [
      { symbol: ramp("right"), label: "right, to 100 % of row" },
      ...(largestWrongShare === 0
        ? []
        : [{ symbol: ramp("wrong"), label: `wrong, to ${formatShare(largestWrongShare)} of row` }]),
    ],
    width,
    rampWidth,
  );
}

const strongest = 0.6;
const steps = 5;
const stepWidth = 8;
const rampWidth = steps * stepWidth;

function ramp(name: "right" | "wrong"): string {
  return Array.from({ length: steps }, (_, index) =>
    element("rect", {
      class: name,
      x: index * stepWidth,
      y: -6,
      width: stepWidth,
      height: 12,
      "fill-opacity": shareOpacity(index + 1, steps),
    }),
  ).join("");
}
