import { colourDepth, standardOutput } from "../platform/terminal.js";

/** Greys that a terminal shows: all 256, the 26 of its table of 256 colours, or none but its own two. */
export type ImageColours = "24-bit" | "256" | "none";

/** The colours that the program's own output shows. */
export function defaultImageColours(): ImageColours {
  const depth = colourDepth(standardOutput());
  return depth >= 24 ? "24-bit" : depth >= 8 ? "256" : "none";
}

/** The parameters after 38 or 48 of the control sequence for a grey from 0 to 255. */
export function greyCode(grey: number, colours: "24-bit" | "256"): string {
  return colours === "24-bit" ? `2;${grey};${grey};${grey}` : `5;${nearestEntry(grey)}`;
}

/** Entry of the table of 256 colours: 232 to 255 are the greys 8, 18, … 238; 16 is black, 231 white. */
function nearestEntry(grey: number): number {
  if (grey < 4) return 16;
  if (grey > 246) return 231;
  return 232 + Math.min(23, Math.max(0, Math.round((grey - 8) / 10)));
}
