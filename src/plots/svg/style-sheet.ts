import { darkPalette, lightPalette, type Palette } from "./palette.js";

/** Colours of a picture: the reader's preference, or one of the two whatever that is. */
export type Theme = "auto" | "light" | "dark";

/** Class of the root element; pictures of different themes can stand in one page. */
export function rootClass(theme: Theme): string {
  return `ndnet-plot-${theme}`;
}

/** CSS rules of all classes that elements have, below the root of a picture of this theme. */
export function styleSheet(theme: Theme): string {
  const root = `.${rootClass(theme)}`;
  const colours =
    theme === "auto"
      ? `${colourRules(root, lightPalette)}@media (prefers-color-scheme:dark){${colourRules(root, darkPalette)}}`
      : colourRules(root, theme === "light" ? lightPalette : darkPalette);
  // A browser that doesn't know the second value keeps the first.
  const pixels = `${root} .pixels{image-rendering:optimizeSpeed;image-rendering:pixelated}`;
  return `${root}{max-width:100%;height:auto}${pixels}${colours}`;
}

function colourRules(root: string, palette: Palette): string {
  const { background, ink, muted, faint, right, wrong, lines } = palette;
  const rules: [selector: string, declarations: string][] = [
    [".background", `fill:${background}`],
    ["text", `fill:${ink}`],
    [".muted", `fill:${muted}`],
    [".bar", `fill:${muted}`],
    [".grid", `stroke:${faint}`],
    [".axis", `stroke:${muted}`],
    [".rule", `stroke:${ink}`],
    [".right", `fill:${right}`],
    [".wrong", `fill:${wrong}`],
    [".right-line", `stroke:${right}`],
    [".wrong-line", `stroke:${wrong}`],
    ...lines.flatMap((colour, index): [string, string][] => [
      [`.line-${index}`, `stroke:${colour}`],
      [`.mark-${index}`, `fill:${colour}`],
    ]),
  ];
  return rules.map(([selector, declarations]) => `${root} ${selector}{${declarations}}`).join("");
}
