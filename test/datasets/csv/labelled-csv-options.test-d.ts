import { type NdArray } from "ndarray";
import { describe, expectTypeOf, it } from "vitest";
import {
  type CsvImages,
  type LabelledCsvImages,
} from "../../../src/datasets/csv/labelled-csv-options.js";
import { LabelledCsvParser } from "../../../src/datasets/csv/labelled-csv-parser.js";
import { parseLabelledCsv } from "../../../src/datasets/csv/parse-labelled-csv.js";
import { readLabelledCsv } from "../../../src/datasets/csv/read-labelled-csv.js";

const bytes = new Uint8Array(0);

describe("the types of labelled CSV", () => {
  it("are labels and bytes by default", () => {
    const table = parseLabelledCsv(bytes);
    expectTypeOf(table).toEqualTypeOf<LabelledCsvImages>();
    expectTypeOf(table.labels).toEqualTypeOf<Uint8Array>();
    expectTypeOf(table.images).toEqualTypeOf<NdArray<Uint8Array>>();
    expectTypeOf(parseLabelledCsv(bytes, { header: true })).toEqualTypeOf<LabelledCsvImages>();
    expectTypeOf(readLabelledCsv([bytes])).resolves.toEqualTypeOf<LabelledCsvImages>();
    expectTypeOf(new LabelledCsvParser().finish()).toEqualTypeOf<LabelledCsvImages>();
  });

  it("follow the option values", () => {
    expectTypeOf(parseLabelledCsv(bytes, { values: "float32" }).images).toEqualTypeOf<
      NdArray<Float32Array>
    >();
    expectTypeOf(parseLabelledCsv(bytes, { values: "float64" }).images).toEqualTypeOf<
      NdArray<Float64Array>
    >();
  });

  it("have no labels with labels: false", () => {
    expectTypeOf(parseLabelledCsv(bytes, { labels: false })).toEqualTypeOf<CsvImages>();
    expectTypeOf(
      readLabelledCsv([bytes], { labels: false, values: "float64" }),
    ).resolves.toEqualTypeOf<CsvImages<"float64">>();
  });

  it("are a union where an option is known at run time only", () => {
    const labels = Math.max(0, 1) > 0;
    expectTypeOf(parseLabelledCsv(bytes, { labels })).toEqualTypeOf<
      CsvImages | LabelledCsvImages
    >();
  });
});
