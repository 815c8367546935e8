import { F1, Precision, Recall } from "../metrics/index.js";
import { confusionTotals } from "../plots/confusion/confusion-totals.js";
import { matrixWidth } from "../plots/confusion/draw-matrix.js";
import { plotConfusionMatrix } from "../plots/index.js";
import { formatCount, formatShare } from "../plots/svg/numbers.js";
import { figure } from "./figure.js";
import { beside, section, subheading } from "./html.js";
import type { ReportOptions } from "./report-options.js";
import { numberColumn, table, textColumn } from "./tables.js";
import type { TestResults } from "./test-results.js";

/** The confusion matrix, and precision, recall and F1 of every class. */
export function confusionSection(
  results: TestResults | undefined,
  { theme = "auto" }: ReportOptions,
): string {
  if (results === undefined) return "";
  const { names } = results;
  const counts = countsOf(results);
  const draw = (width: number): string =>
    plotConfusionMatrix(counts, { classes: names, theme, width });
  const wide = matrixWidth(names);
  const matrix = figure(draw, wide) + mistakenClasses(results);
  const figures = subheading("Classes") + classTable(results, counts.flat());
  return section(
    "Confusion matrix",
    "confusions",
    ...(wide > widestBeside ? [matrix, figures] : [beside([matrix, figures], "wide")]),
  );
}

/** A wider matrix would become too small to read beside the table. */
const widestBeside = 640;

/** The cells that count most mistakes, which a narrow matrix has no room to write. */
function mistakenClasses({ confusions, names }: TestResults): string {
  const { rows } = confusionTotals(confusions);
  const cells = names.flatMap((label, row) =>
    names.map((guess, column) => {
      const count = row === column ? 0 : confusions.count(row, column);
      return { label, guess, count, share: count / (rows[row] as number) };
    }),
  );
  const worst = cells
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, mostMistaken);
  if (worst.length === 0) return "";
  return (
    subheading("Most often mistaken") +
    table({
      label: "Classes most often mistaken",
      columns: [
        ...["Label", "Predicted"].map(textColumn),
        ...["Samples", "Of the label"].map(numberColumn),
      ],
      rows: worst.map(({ label, guess, count, share }) => [
        ...[label, guess, formatCount(count), formatShare(share)],
      ]),
    })
  );
}

const mostMistaken = 5;

/**
 * The metrics' own figures, with their means over the classes that occur; `–` where the matrix has it
 * too: for the recall of a class without samples, and the precision of one never predicted.
 */
function classTable({ confusions, names }: TestResults, counts: readonly number[]): string {
  const { rows, samples, recall, precision } = confusionTotals(confusions);
  const metrics = [new Precision(), new Recall(), new F1()];
  for (const metric of metrics) metric.setState(counts);
  const f1 = metrics[2]?.perClass() ?? [];
  const perClass = [
    precision,
    recall,
    f1.map((share, index) => (Number.isNaN(recall[index]) ? Number.NaN : share)),
  ];
  return table({
    label: "Figures of the classes",
    columns: [textColumn("Class"), ...["Precision", "Recall", "F1", "Samples"].map(numberColumn)],
    rows: names.map((name, index) => [
      name,
      ...perClass.map((figures) => formatShare(figures[index] as number)),
      formatCount(rows[index] as number),
    ]),
    footer: [
      [
        "Mean",
        ...metrics.map((metric) => (samples === 0 ? "" : formatShare(metric.result()))),
        formatCount(samples),
      ],
    ],
  });
}

function countsOf({ confusions, names }: TestResults): number[][] {
  return names.map((_, row) => names.map((_name, column) => confusions.count(row, column)));
}
