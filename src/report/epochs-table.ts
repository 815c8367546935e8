import { element } from "../plots/svg/element.js";
import { formatCountOf } from "../plots/svg/numbers.js";
import { abbreviateCount } from "../terminal/abbreviate-count.js";
import { formatDuration } from "../terminal/format-duration.js";
import { formatAtMost } from "../terminal/format-number.js";
import { words } from "./html.js";
import { metricText } from "./metric-values.js";
import type { ReportEpoch } from "./report-options.js";
import { numberColumn, table } from "./tables.js";

/** A column of the table, with what it says of an epoch. */
interface EpochColumn {
  readonly title: string;
  readonly textOf: (epoch: ReportEpoch) => string | undefined;
}

/** Every epoch as a row; a long table is folded until it is asked for. */
export function epochsTable(
  epochs: readonly ReportEpoch[],
  trainingRows: number | undefined,
): string {
  const columns = epochColumns(trainingRows).filter(({ textOf }) =>
    epochs.some((epoch) => textOf(epoch) !== undefined),
  );
  const rows = epochs.map((epoch) => [
    String(epoch.epoch),
    ...columns.map(({ textOf }) => textOf(epoch) ?? ""),
  ]);
  return element(
    "details",
    epochs.length > mostUnfolded ? {} : { open: "" },
    element("summary", {}, words(`All of ${formatCountOf(epochs.length, "epoch")}`)),
    table({
      label: "Epochs",
      columns: ["Epoch", ...columns.map(({ title }) => title)].map(numberColumn),
      rows,
    }),
  );
}

/** Longer tables are folded. */
const mostUnfolded = 20;

function epochColumns(trainingRows: number | undefined): EpochColumn[] {
  const metric = (title: string, name: string, key: MetricKey): EpochColumn => ({
    title,
    textOf: (epoch) => {
      const value = epoch[key];
      return value === undefined || (name === "accuracy" && Number.isNaN(value))
        ? undefined
        : metricText(name, value);
    },
  });
  return [
    metric("Loss", "loss", "loss"),
    metric("Accuracy", "accuracy", "accuracy"),
    metric("Validation loss", "loss", "validationLoss"),
    metric("Validation accuracy", "accuracy", "validationAccuracy"),
    {
      title: "Learning rate",
      textOf: ({ learningRate }) =>
        learningRate === undefined ? undefined : formatAtMost(learningRate, 3),
    },
    {
      title: "Time",
      textOf: ({ seconds }) => (seconds === undefined ? undefined : formatDuration(seconds)),
    },
    {
      title: "Samples a second",
      textOf: ({ seconds = 0, rows = trainingRows }) =>
        rows === undefined || seconds <= 0 ? undefined : abbreviateCount(rows / seconds),
    },
  ];
}

type MetricKey = "loss" | "accuracy" | "validationLoss" | "validationAccuracy";
