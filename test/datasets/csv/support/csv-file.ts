import fc from "fast-check";

/** Bytes of a CSV text. */
export function csvBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** How a table is written down. */
export interface Dialect {
  readonly header: boolean;
  readonly quoted: boolean;
  readonly lineEnd: string;
  readonly mark: boolean;
  /** Line ends behind the last row. */
  readonly lastLineEnds: number;
}

export const dialects: fc.Arbitrary<Dialect> = fc.record({
  header: fc.boolean(),
  quoted: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  mark: fc.boolean(),
  lastLineEnds: fc.integer({ min: 0, max: 3 }),
});

/** A table of cells as text, with Kaggle's names in the header: `label,pixel0,…`. */
export function render(
  table: readonly (readonly string[])[],
  dialect: Dialect,
  labels = true,
): string {
  const { header, quoted, lineEnd, mark, lastLineEnds } = dialect;
  const names = (table[0] ?? []).map((_, index) =>
    labels ? (index === 0 ? "label" : `pixel${index - 1}`) : `pixel${index}`,
  );
  const lines = (header ? [names, ...table] : table).map((cells) =>
    cells.map((cell) => (quoted ? `"${cell}"` : cell)).join(","),
  );
  return `${mark ? "\uFEFF" : ""}${lines.join(lineEnd)}${lineEnd.repeat(lastLineEnds)}`;
}

/** Tables of at least one row and two columns, all of the same number of cells. */
export function tables<T>(cell: fc.Arbitrary<T>): fc.Arbitrary<T[][]> {
  return fc.integer({ min: 2, max: 6 }).chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
}

/** `bytes` in pieces that end at the given places. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places].sort((left, right) => left - right).concat(bytes.length);
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
}
