import type { TextOutput } from "../platform/terminal.js";

const toLineStart = "\r";
const eraseToLineEnd = "\u001b[K";

/**
 * A line of a terminal that is written anew in place, below lines that stay.
 *
 * The cursor is never hidden or moved to another line, so that there is nothing to restore, even where
 * the program is killed. Each change is a single write: what is seen is whole at any moment.
 */
export class LiveLine {
  readonly #output: TextOutput;
  #shown = "";

  constructor(output: TextOutput) {
    this.#output = output;
  }

  /** Shows a text that is narrower than the terminal in place of the last one. */
  show(text: string): void {
    if (text === this.#shown) return;
    this.#output.write(toLineStart + text + eraseToLineEnd);
    this.#shown = text;
  }

  /** Writes lines that stay in place of what is shown. */
  keep(text: string): void {
    // Before, as the text may have several lines.
    const clear = this.#shown === "" ? "" : toLineStart + eraseToLineEnd;
    this.#output.write(`${clear}${text}\n`);
    this.#shown = "";
  }

  /** Shows nothing any more. */
  clear(): void {
    this.show("");
  }
}
