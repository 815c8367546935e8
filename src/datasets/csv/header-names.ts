import { lineFeed } from "./csv-bytes.js";
import { GrowingArray } from "./growing-array.js";

/**
 * The names in a header line, kept for error messages.
 *
 * They stay bytes, each followed by a line feed, which no name holds: a hostile header of very many
 * names takes no more memory than its own bytes.
 */
export class HeaderNames {
  readonly #collected = new GrowingArray((length) => new Uint8Array(length));
  #bytes: Uint8Array | undefined;
  #columns = 0;
  #labelColumn: number | undefined;

  /** The first column named "label", in any case, counted from 1; `undefined` where there is none. */
  get labelColumn(): number | undefined {
    return this.#labelColumn;
  }

  /** Takes the name of the next column, `bytes` from `start` up to `end`. */
  add(bytes: Uint8Array, start: number, end: number): void {
    for (let index = start; index < end; index++) this.#collected.push(bytes[index] as number);
    this.#collected.push(lineFeed);
    this.#columns++;
    if (isLabel(bytes, start, end)) this.#labelColumn ??= this.#columns;
  }

  /** The name of a column, counted from 1, once all are there; `""` where it has none. */
  name(column: number): string {
    const bytes = (this.#bytes ??= this.#collected.take());
    let start = 0;
    for (let passed = 1; passed < column; passed++) {
      const end = bytes.indexOf(lineFeed, start);
      if (end === -1) return "";
      start = end + 1;
    }
    const end = bytes.indexOf(lineFeed, start);
    return end === -1 ? "" : new TextDecoder().decode(bytes.subarray(start, end));
  }
}

const label = new TextEncoder().encode("label");
const lowerCase = 0x20;

function isLabel(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start === label.length &&
    label.every((letter, index) => ((bytes[start + index] as number) | lowerCase) === letter)
  );
}
