import { testRows } from "../data/sizes.js";
import type { PredictionWork } from "../work.js";
import { omitsConvolutions, workerRow } from "./worker-row.js";

const network = { kind: "prediction", dims: [784, 128, 10] } as const;
const one: PredictionWork = { ...network, images: 1, calls: 2000 };
const many: PredictionWork = { ...network, images: testRows, calls: 1 };

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

const lenetWork: PredictionWork = { ...many, dims: [400, 120, 84, 10], convolutions: "lenet-5" };

/** TensorFlow.js takes part with its wasm backend, which is the faster one. */
export const predictLenet = workerRow({
  id: "predict-lenet-5",
  title: "prediction of 10,000 images, LeNet-5",
  unit: "ms",
  work: lenetWork,
  quickWork: { ...lenetWork, images: 1000 },
  floors: [{ base: "ndnet", other: "tfjs-wasm", ratio: 3 }],
  omits: (contestant) => omitsConvolutions(contestant) || contestant.id === "tfjs-cpu",
});
