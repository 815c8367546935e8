import { darkPalette, lightPalette, type Palette } from "./palette.js";

/**
 * Colours of a picture: the reader's preference, or one of the two whatever that is. What is printed is
 * light.
 */
export type Theme = "auto" | "light" | "dark";

/** Class of the root element; pictures of different themes can stand in one page. */
export function rootClass(theme: Theme): string {
  return `ndnet-plot-${theme}`;
}

/** CSS rules of all classes that elements have, below the root of a picture of this theme. */
export function styleSheet(theme: Theme): string {
  const root = `.${rootClass(theme)}`;
  const colours = themeRules(theme, {
    light: colourRules(root, lightPalette),
    dark: colourRules(root, darkPalette),
  });
  // A browser that doesn't know the second value keeps the first.
  const pixels = `${root} .pixels{image-rendering:optimizeSpeed;image-rendering:pixelated}`;
  return `${root}{max-width:100%;height:auto}${pixels}${colours}`;
}

/** CSS rules of a theme: the light ones on paper, whatever the theme. */
export function themeRules(theme: Theme, rules: { light: string; dark: string }): string {
  const { light, dark } = rules;
  switch (theme) {
    case "auto":
      return `${light}@media screen and (prefers-color-scheme:dark){${dark}}`;
    case "light":
      return light;
    // Programs that know no media show the dark ones.
    case "dark":
      return `${dark}@media print{${light}}`;
  }
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
