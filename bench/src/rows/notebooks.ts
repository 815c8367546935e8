import { trainingRows } from "../data/sizes.js";
import type { NotebookName, TrainingWork } from "../work.js";
import type { Floor, Row } from "./row.js";
import { workerRow } from "./worker-row.js";

type Settings = Pick<TrainingWork, "dims" | "hidden" | "learningRate"> & Partial<TrainingWork>;

function notebookWork(notebook: NotebookName, settings: Settings): TrainingWork {
  return {
    kind: "training",
    data: "digits",
    rows: trainingRows,
    batch: "full",
    notebook,
    ...settings,
  };
}

function notebookRow(work: TrainingWork, ratio: number, title: string): Row {
  return workerRow({
    id: `notebook-${work.notebook ?? ""}`,
    title,
    unit: "ms",
    work,
    quickWork: { ...work, rows: work.rows / 10 },
    floors: floors(ratio),
  });
}

function floors(ratio: number): readonly Floor[] {
  return [
    { base: "ndnet", other: "numpy-float64", ratio },
    { base: "ndnet-float64", other: "numpy-float64", ratio: 1 },
  ];
}

export const wideNotebook: TrainingWork = notebookWork("784-784-10", {
  dims: [784, 784, 10],
  hidden: "relu",
  learningRate: 0.1,
});

const deepNotebook = notebookWork("784-128-64-10", {
  dims: [784, 128, 64, 10],
  hidden: "relu",
  learningRate: 0.05,
});

const sigmoidNotebook = notebookWork("784-100-10", {
  dims: [784, 100, 10],
  hidden: "sigmoid",
  learningRate: 0.1,
});

const narrowNotebook = notebookWork("784-10-10", {
  dims: [784, 10, 10],
  hidden: "relu",
  learningRate: 0.1,
  rows: 41_000,
});

const batchNotebook = notebookWork("784-25-10", {
  dims: [784, 25, 10],
  hidden: "tanh",
  learningRate: 0.001,
  weightPenalty: 0.05,
  batch: 200,
  batches: "drawn",
});

/** Rows on which 784-25-10 runs are 300 mini-batches of 200; the figure is that of one. */
function batchRow(batches: "drawn" | "given", id: string, title: string): Row {
  const work = { ...batchNotebook, batches };
  return workerRow({
    id,
    title,
    unit: "µs",
    work,
    quickWork: { ...work, rows: work.rows / 10 },
    each: (whole) => (whole.kind === "training" ? whole.rows / 200 : 1),
    floors: floors(5),
  });
}

export const notebooks: readonly Row[] = [
  notebookRow(wideNotebook, 3, "iteration of 784-784-10, 54,000 rows, 6,000 to validate"),
  notebookRow(deepNotebook, 3, "iteration of 784-128-64-10, 60,000 rows"),
  notebookRow(sigmoidNotebook, 3, "iteration of 784-100-10, 60,000 rows"),
  batchRow("drawn", "notebook-784-25-10", "pass of 784-25-10: 200 rows drawn, one step"),
  batchRow("given", "notebook-784-25-10-given", "the same, the rows drawn beforehand"),
  notebookRow(narrowNotebook, 5, "iteration of 784-10-10, 41,000 rows"),
];
