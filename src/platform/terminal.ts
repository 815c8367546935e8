import { environmentVariable } from "./builtin-modules.js";

/** Where text goes: `process.stdout`, `process.stderr`, or what has the same methods. */
export interface TextOutput {
  write(text: string): unknown;
  /** Whether a terminal shows the text. Default: `false`. */
  readonly isTTY?: boolean | undefined;
  /** Characters in a line of the terminal, as it is now. */
  readonly columns?: number | undefined;
  /** Bits a colour that the terminal shows: 1, 4, 8 or 24. */
  getColorDepth?(): number;
}

/** Columns of a terminal that doesn't tell. */
const usualColumns = 80;

/** The program's own output; the console where there is none, as in browsers. */
export function standardOutput(): TextOutput {
  const { process } = globalThis as { readonly process?: { readonly stdout?: TextOutput } };
  return process?.stdout ?? consoleOutput;
}

/** Characters in a line of the output's terminal. */
export function terminalColumns({ columns }: TextOutput): number {
  return columns !== undefined && columns > 0 ? columns : usualColumns;
}

/** Whether a line can be written anew in place: on a terminal that understands it, and not in CI. */
export function isInteractive({ isTTY }: TextOutput): boolean {
  const runsInCI = (environmentVariable("CI") ?? "false") !== "false";
  return isTTY === true && environmentVariable("TERM") !== "dumb" && !runsInCI;
}

/**
 * Bits a colour that may be used: 1 for none, 4 for 16 colours, 8 for 256, 24 for all. None where the
 * output is no terminal or doesn't tell, or where `NO_COLOR` is set (no-color.org).
 */
export function colourDepth(output: TextOutput): number {
  if (output.isTTY !== true || environmentVariable("NO_COLOR") !== undefined) return 1;
  return output.getColorDepth?.() ?? 1;
}

/** Whether the terminal that the environment describes shows more than ASCII. */
export function supportsUnicode(): boolean {
  // Set by Windows alone, whose old console draws what its code page has.
  if (environmentVariable("SystemRoot") !== undefined) {
    const terminals = ["WT_SESSION", "TERM_PROGRAM", "TERM"];
    return terminals.some((name) => environmentVariable(name) !== undefined);
  }
  // The Linux console's font lacks most characters.
  if (environmentVariable("TERM") === "linux") return false;
  const locales = ["LC_ALL", "LC_CTYPE", "LANG"];
  const locale = locales.map(environmentVariable).find((value) => value !== undefined);
  return locale === undefined || /utf-?8/i.test(locale);
}

const consoleOutput: TextOutput = {
  write(text) {
    // eslint-disable-next-line no-console -- Asked for by whoever asks for the output of a program.
    console.log(text.replace(/\n$/, ""));
  },
};
