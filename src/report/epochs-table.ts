import { element } from "../plots/svg/element.js";
import { formatCountOf } from "../plots/svg/numbers.js";
import { abbreviateCount } from "../terminal/abbreviate-count.js";
import { formatDuration } from "../terminal/format-duration.js";
import { formatAtMost } from "../terminal/format-number.js";
import { valueOf } from "../plots/charts/curves.js";
import { metricTitle, validationName } from "../plots/charts/metric-names.js";
import { historyMetrics, rateChanges } from "./history-metrics.js";
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
  const columns = epochColumns(epochs, trainingRows).filter(({ textOf }) =>
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

function epochColumns(
  epochs: readonly ReportEpoch[],
  trainingRows: number | undefined,
): EpochColumn[] {
  const hasSchedule = rateChanges(epochs);
  const own = historyMetrics(epochs).filter((name) => !usual.includes(name));
  return [
    ...["loss", "accuracy"].map((name) => metricColumn(name, name)),
    ...own.map((name) => metricColumn(name, name)),
    ...["loss", "accuracy", ...own].map((name) => metricColumn(name, validationName(name))),
    {
      title: "Learning rate",
      textOf: ({ learningRate }) =>
        learningRate === undefined || !hasSchedule ? undefined : formatAtMost(learningRate, 3),
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

const usual = ["loss", "accuracy", "learningRate"];

/** What epochs have under `key`, a metric's own name or that of its validation. */
function metricColumn(name: string, key: string): EpochColumn {
  return {
    title: metricTitle(key),
    textOf: (epoch) => {
      const value = valueOf(epoch, key);
      return value === undefined || (name === "accuracy" && Number.isNaN(value))
        ? undefined
        : metricText(name, value);
    },
  };
}
