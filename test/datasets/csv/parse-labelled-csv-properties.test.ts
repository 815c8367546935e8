import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvValues } from "../../../src/datasets/csv/cell-types.js";
import { parseLabelledCsv } from "../../../src/datasets/csv/parse-labelled-csv.js";
import { FormatError } from "../../../src/errors/index.js";
import { contents } from "./support/contents.js";
import { csvBytes, cutAt, dialects, render, tables } from "./support/csv-file.js";

describe("parseLabelledCsv, whatever the file", () => {
  const byte = fc.integer({ min: 0, max: 255 });

  it("reads back every table of bytes in every dialect", () => {
    fc.assert(
      fc.property(tables(byte), dialects, (table, dialect) => {
        const { labels, images } = parseLabelledCsv(render(asText(table), dialect));
        expect(Array.from(labels)).toEqual(table.map(([label]) => label));
        expect(images.shape).toEqual([table.length, table[0]!.length - 1]);
        expect(Array.from(images.data)).toEqual(table.flatMap((row) => row.slice(1)));
      }),
      { numRuns: 300 },
    );
  });

  it("reads back every table of doubles and of floats, bit for bit", () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(tables(double), dialects, (table, dialect) => {
        const { images } = parseLabelledCsv(render(asText(table), dialect, false), {
          values: "float64",
          labels: false,
        });
        expect(images.data).toEqual(Float64Array.from(table.flat()));
      }),
      { numRuns: 300 },
    );
    const float = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(tables(float), dialects, (table, dialect) => {
        const { images } = parseLabelledCsv(render(asText(table), dialect, false), {
          values: "float32",
          labels: false,
        });
        expect(images.data).toEqual(Float32Array.from(table.flat()));
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same for chunks cut at every one position, and at all positions", () => {
    fc.assert(
      fc.property(tables(byte), dialects, (table, dialect) => {
        const bytes = csvBytes(render(asText(table), dialect));
        const whole = contents(bytes);
        const places = Array.from(bytes.keys());
        for (const place of places) expect(contents(cutAt(bytes, [place]))).toEqual(whole);
        expect(contents(cutAt(bytes, places))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it("throws nothing but FormatErrors for damaged files, and the same ones for any chunks", () => {
    const part = fc.constantFrom(...Array.from('0159,,\n\r"".-+ex \0'), "\r\n", "\uFEFF", "é");
    const damage = fc.record({
      at: fc.nat(200),
      removed: fc.nat(3),
      inserted: fc.array(part, { maxLength: 3 }).map((parts) => parts.join("")),
    });
    let refused = 0;
    fc.assert(
      fc.property(
        tables(byte),
        dialects,
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.constantFrom<CsvValues>("bytes", "float32", "float64"),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (table, dialect, damages, values, places) => {
          let text = render(asText(table), dialect);
          for (const { at, removed, inserted } of damages) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + inserted + text.slice(start + removed);
          }
          const bytes = csvBytes(text);
          const whole = outcome(bytes, values);
          if (typeof whole === "string") refused++;
          const cuts = places.map((place) => place % (bytes.length + 1));
          expect(outcome(cutAt(bytes, cuts), values)).toEqual(whole);
        },
      ),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(300);
  });

  it("throws nothing but FormatErrors for random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(outcome(cutAt(bytes, [1, 2, 3]), "bytes")).toEqual(outcome(bytes, "bytes"));
      }),
      { numRuns: 1000 },
    );
  });
});

/** The contents, or the message of the error; other errors than a FormatError fail the test. */
function outcome(source: Uint8Array | Uint8Array[], values: CsvValues): unknown {
  try {
    return contents(source, { values });
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}

function asText(table: readonly (readonly number[])[]): string[][] {
  return table.map((row) => row.map((value) => (Object.is(value, -0) ? "-0" : String(value))));
}
