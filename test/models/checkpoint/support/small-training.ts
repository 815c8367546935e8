import type { Callback } from "../../../../src/callbacks/index.js";
import {
  CrossEntropy,
  Dense,
  type Layer,
  ReLU,
  Sequential,
  SGD,
  Softmax,
  type FitOptions,
} from "../../../../src/index.js";
import { RandomState } from "../../../../src/tensor/random-state/index.js";
import { smallData } from "../../support/small-data.js";

export const data = smallData({ rows: 50 });

export const makeModel = (hidden: Layer = new ReLU()): Sequential =>
  new Sequential(...[new Dense(4, 5), hidden, new Dense(5, 3), new Softmax()]).initialize(
    new RandomState(2),
  );

export function options(more: Partial<FitOptions> = {}): FitOptions {
  const optimizer = new SGD({ learningRate: 0.1, momentum: 0.5 });
  return { loss: new CrossEntropy(), optimizer, batchSize: 20, epochs: 4, ...more };
}

/** A callback that keeps a checkpoint at the end of an epoch, and ends training there. */
export function keepAfter(epoch: number): Callback & { bytes: Uint8Array | undefined } {
  return {
    bytes: undefined,
    changesModel: false,
    onEpochEnd(record, training) {
      if (record.epoch === epoch) this.bytes = training.checkpoint();
    },
  };
}

export async function checkpointOf(more: Partial<FitOptions> = {}): Promise<Uint8Array> {
  const keep = keepAfter(2);
  await makeModel().fit(data.inputs, data.labels, options({ callbacks: [keep], ...more }));
  return keep.bytes ?? new Uint8Array(0);
}
