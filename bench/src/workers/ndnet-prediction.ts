import { readTestRows, scaled } from "../data/read-data.js";
import { Dense, ReLU, Sequential, Softmax, tensor } from "../ndnet.js";
import type { Prepared } from "../processes/serve.js";
import type { PredictionWork, Task } from "../work.js";
import { convolutionsOf } from "./ndnet-convolutions.js";

/** Predictions, one after the other. */
export function preparePrediction(work: PredictionWork, { dtype, dataDirectory }: Task): Prepared {
  const { images, calls, dims } = work;
  const count = Math.max(images, 256);
  const pixels = scaled(readTestRows(dataDirectory, count).images, dtype);
  const inputs = Array.from({ length: count / images }, (_, index) =>
    tensor(pixels.subarray(index * images * 784, (index + 1) * images * 784), [images, 784]),
  );
  const layers = dims
    .slice(1)
    .flatMap((units, index) => [
      new Dense(dims[index] ?? 0, units),
      index === dims.length - 2 ? new Softmax() : new ReLU(),
    ]);
  const model = new Sequential(...convolutionsOf(work), ...layers).to(dtype);
  return {
    run: () => {
      for (let call = 0; call < calls; call += 1) {
        const input = inputs[call % inputs.length];
        if (input !== undefined) model.predict(input);
      }
    },
  };
}
