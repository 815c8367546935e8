import { testRows } from "../data/sizes.js";
import type { PredictionWork } from "../work.js";
import { workerRow } from "./worker-row.js";

const one: PredictionWork = { kind: "prediction", images: 1, calls: 2000 };
const many: PredictionWork = { kind: "prediction", images: testRows, calls: 1 };

export const predictOne = workerRow({
  id: "predict-1",
  title: "prediction of one image, 784-128-10",
  unit: "µs",
  work: one,
  quickWork: { ...one, calls: 500 },
  each: (work) => (work.kind === "prediction" ? work.calls : 1),
  floors: [{ base: "ndnet", other: "numpy-float32", ratio: 1 }],
});

export const predictMany = workerRow({
  id: "predict-10000",
  title: "prediction of 10,000 images, 784-128-10",
  unit: "ms",
  work: many,
  quickWork: { ...many, images: 1000 },
  floors: [],
});
