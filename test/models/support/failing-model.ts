import { expect } from "vitest";
import { Softmax, Tanh } from "../../../src/activations/index.js";
import { NonFiniteLossError } from "../../../src/errors/index.js";
import { Dense } from "../../../src/layers/index.js";
import { Sequential, type FitOptions } from "../../../src/models/index.js";
import type { Optimizer } from "../../../src/optimizers/index.js";
import { zeros } from "../../../src/tensor/index.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";
import { Dropout, Saboteur } from "./custom-layers.js";
import { stateOf } from "./model-state.js";
import { smallData } from "./small-data.js";

export const data = smallData({ rows: 60 });
/** A layer that gives infinity in training pass number `failing`, and counts passes from 1. */
export class Failing extends Saboteur {
  constructor(failing: number, value = Infinity) {
    super({
      output: (input) => {
        if (this.passes !== failing) return input;
        const output = zeros(input.shape);
        output.data.fill(value);
        return output;
      },
    });
  }
}

export function makeModel(layer: Saboteur): Sequential {
  const model = new Sequential(
    ...[new Dense(4, 6), new Tanh(), new Dropout(), layer, new Dense(6, 3), new Softmax()],
  );
  return model.initialize(new RandomState(2));
}

export async function failureOf(
  model: Sequential,
  options: FitOptions,
  { inputs, labels } = data,
): Promise<NonFiniteLossError> {
  const error: unknown = await model.fit(inputs, labels, options).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(NonFiniteLossError);
  return error as NonFiniteLossError;
}

/** State of a model that went through `steps` batches of the same training. */
export async function stateAfter(
  steps: number,
  optimizer: Optimizer,
  options: Omit<FitOptions, "optimizer">,
): Promise<unknown> {
  const model = makeModel(new Saboteur());
  let done = 0;
  if (steps > 0) {
    const stop: FitOptions["callbacks"] = [
      {
        onBatchEnd: (_, training) => {
          done += 1;
          if (done === steps) training.stop();
        },
      },
    ];
    await model.fit(data.inputs, data.labels, { ...options, optimizer, callbacks: stop });
  }
  return stateOf(model, optimizer);
}
