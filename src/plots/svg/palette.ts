/** Colours of a picture on one background, as `#rrggbb`. */
export interface Palette {
  readonly background: string;
  /** Text and what else must be read. */
  readonly ink: string;
  /** Text beside the point, and axes. */
  readonly muted: string;
  /** Grid lines and frames. */
  readonly faint: string;
  readonly right: string;
  readonly wrong: string;
  /** Lines of a chart, in their order. */
  readonly lines: readonly string[];
}

/*
 * The hues are those of Okabe and Ito ("Color Universal Design", 2008), made darker or lighter so that
 * they stand out from the background, and from each other by their lightness too: that is left to
 * people who see fewer hues. Lines have dashes and markers besides.
 */

export const lightPalette: Palette = {
  background: "#ffffff",
  ink: "#1c1f23",
  muted: "#565d66",
  faint: "#dde1e6",
  right: "#0072b2",
  wrong: "#d55e00",
  lines: ["#0072b2", "#d55e00", "#29a366", "#69165b", "#664d00", "#1c1f23"],
};

export const darkPalette: Palette = {
  background: "#15181d",
  ink: "#e9ebee",
  muted: "#a7aeb8",
  faint: "#363c45",
  right: "#56b4e9",
  wrong: "#f0883e",
  lines: ["#56b4e9", "#f0883e", "#00944d", "#b05fa5", "#f0e442", "#e9ebee"],
};
