/** A terminal of a few lines of code: what programs write to it, and what it then shows. */
export class Screen {
  readonly isTTY = true;
  columns: number;
  /** Everything written, piece by piece. */
  readonly writes: string[] = [];
  /** How often a line went on in the next row because it was too long. */
  wraps = 0;
  #rows: string[][] = [[]];
  #column = 0;

  constructor(columns = 80) {
    this.columns = columns;
  }

  /** The rows from the first one, without what is blank at their ends. */
  get rows(): string[] {
    return this.#rows.map((row) =>
      Array.from(row, (cell) => cell)
        .join("")
        .trimEnd(),
    );
  }

  /** Where the next character goes, from 0; the row counts from the first one. */
  get cursor(): { readonly row: number; readonly column: number } {
    return { row: this.#rows.length - 1, column: this.#column };
  }

  write(text: string): void {
    this.writes.push(text);
    // eslint-disable-next-line no-control-regex -- Control sequences are what this is about.
    for (const [piece, control] of text.matchAll(/\u001b\[([\d;]*[A-Za-z])|[^]/gu)) {
      if (control !== undefined) this.#control(control);
      else if (piece === "\r") this.#column = 0;
      else if (piece === "\n") this.#newRow();
      else this.#put(piece);
    }
  }

  get #row(): string[] {
    return this.#rows[this.#rows.length - 1]!;
  }

  #control(code: string): void {
    // Colours change nothing that is kept here.
    if (code.endsWith("m")) return;
    if (code !== "K") throw new Error(`The control sequence ${code} is none that this one knows.`);
    this.#row.length = Math.min(this.#row.length, this.#column);
  }

  #put(character: string): void {
    if (/\p{Cc}/u.test(character)) throw new Error(`${character.charCodeAt(0)} can't be shown.`);
    if (this.#column >= this.columns) {
      this.wraps += 1;
      this.#newRow();
    }
    this.#row[this.#column] = character;
    this.#column += 1;
  }

  /** As a terminal's driver has it: a line feed returns to the first column too. */
  #newRow(): void {
    this.#rows.push([]);
    this.#column = 0;
  }
}
