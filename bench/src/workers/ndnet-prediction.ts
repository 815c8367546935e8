import { readTestRows, scaled } from "../data/read-data.js";
import { Dense, ReLU, Sequential, Softmax, tensor } from "../ndnet.js";
import type { Prepared } from "../processes/serve.js";
import type { PredictionWork, Task } from "../work.js";

/** Predictions of a network 784-128-10, one after the other. */
export function preparePrediction(
  { images, calls }: PredictionWork,
  { dtype, dataDirectory }: Task,
): Prepared {
  const count = Math.max(images, 256);
  const pixels = scaled(readTestRows(dataDirectory, count).images, dtype);
  const inputs = Array.from({ length: count / images }, (_, index) =>
    tensor(pixels.subarray(index * images * 784, (index + 1) * images * 784), [images, 784]),
  );
  const model = new Sequential(new Dense(784, 128), new ReLU(), new Dense(128, 10), new Softmax());
  model.to(dtype);
  return {
    run: () => {
      for (let call = 0; call < calls; call += 1) {
        const input = inputs[call % inputs.length];
        if (input !== undefined) model.predict(input);
      }
    },
  };
}
