import { element } from "../plots/svg/element.js";

/** Draws a picture this many pixels wide. */
export type Draw = (width: number) => string;

/** Width of a picture as wide as the page. */
export const fullWidth = 1080;

/** Widths of drawings, the widest first; the narrowest fits a screen 360 pixels wide with its margins. */
const drawings = [
  { name: "full", width: fullWidth },
  { name: "wide", width: 700 },
  { name: "medium", width: 520 },
  { name: "narrow", width: 340 },
];

/** How many times its width a drawing is shown at least and at most. */
const mostShrunk = 0.85;
const mostGrown = 1.2;

/**
 * A picture in several widths, of which the page shows the one that has room there: its texts hardly
 * change their size.
 *
 * @param widest A drawing wider than this would only have room left over.
 */
export function figure(draw: Draw, widest: number): string {
  const needed = drawings.filter((_, index) => {
    const narrower = drawings[index + 1];
    return narrower === undefined || narrower.width < widest;
  });
  return element(
    "figure",
    {},
    ...needed.map(({ name, width }) => element("div", { class: name }, draw(width))),
  );
}

/** CSS rules by which a figure shows the widest drawing that fits; without containers the narrowest. */
export const figureRules = [
  "figure{margin:-16px;container-type:inline-size}",
  "figure svg{display:block;width:100%}",
  ...drawings.map(({ name, width }) => `.${name}{max-width:${width * mostGrown}px}`),
  "figure div:not(:last-child){display:none}",
  ...drawings
    .slice(0, -1)
    .reverse()
    .map(
      ({ name, width }) =>
        `@container (min-width:${Math.ceil(width * mostShrunk)}px)` +
        `{figure div.${name}{display:block}figure div.${name}~div{display:none}}`,
    ),
].join("");
