import { type LabelledCsvOptions } from "../../../../src/datasets/csv/labelled-csv-options.js";
import { parseLabelledCsv } from "../../../../src/datasets/csv/parse-labelled-csv.js";

/** What a source with labels holds, in a form that can be compared. */
export function contents(
  source: Uint8Array | string | Iterable<Uint8Array>,
  options: Omit<LabelledCsvOptions, "labels"> = {},
): unknown {
  const { labels, images } = parseLabelledCsv(source, { ...options, labels: true });
  return { shape: images.shape, labels, data: images.data };
}
