import { afterEach, describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { createJsBackend, getBackend, setBackend } from "../../src/backends/index.js";
import { AbortedError, NonFiniteLossError } from "../../src/errors/index.js";
import { Dense } from "../../src/layers/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { Metric } from "../../src/metrics/index.js";
import { Sequential, type FitOptions } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import type { Tensor } from "../../src/tensor/index.js";
import { makeBackend } from "../backends/wasm/support/make-backend.js";
import { smallData } from "./support/small-data.js";

const usual = getBackend();
const data = smallData({ rows: 200, features: 40 });
const options = {
  loss: new CrossEntropy(),
  optimizer: new SGD(),
  blockRows: 20,
  batchSize: 100,
  validation: 0.5,
} as const satisfies FitOptions;

afterEach(() => {
  setBackend(usual);
});

/** Waits so long in every block of validation that others get their turn between the blocks. */
class SlowMetric extends Metric {
  override readonly name = "slow";
  readonly #then: () => void;
  #samples = 0;

  constructor(then: () => void) {
    super();
    this.#then = then;
  }

  override reset(): void {
    this.#samples = 0;
  }

  override update(predictions: Tensor): void {
    this.#samples += predictions.shape[0] ?? 0;
    const end = performance.now() + 60;
    while (performance.now() < end);
    this.#then();
  }

  override result(): number {
    return this.#samples;
  }
}

function network(): Sequential {
  return new Sequential(new Dense(40, 30), new Dense(30, 3), new Softmax());
}

function fillParameters(model: Sequential, value: number): void {
  for (const parameter of model.parameters) parameter.value.data.fill(value);
}

/** Whether predictions of many blocks follow from parameters that are all 0. */
function predictsByZeros(model: Sequential): boolean {
  fillParameters(model, 0);
  return model.predict(data.inputs).data.every((p) => Math.abs(p - 1 / 3) < 1e-6);
}

describe("weights are held only while nobody else can change them", () => {
  it("not after a validation that was aborted", async () => {
    setBackend(makeBackend());
    const model = network();
    const controller = new AbortController();
    const metrics = [new SlowMetric(() => setImmediate(() => controller.abort()))];
    const fit = model.fit(data.inputs, data.labels, {
      ...options,
      metrics,
      signal: controller.signal,
    });
    await expect(fit).rejects.toThrow(AbortedError);
    expect(predictsByZeros(model)).toBe(true);
  });

  it("not after a validation whose loss was not finite", async () => {
    setBackend(makeBackend());
    const model = network();
    const spoil = (): void => {
      fillParameters(model, Number.NaN);
    };
    const fit = model.fit(data.inputs, data.labels, {
      ...options,
      metrics: [new SlowMetric(() => setImmediate(spoil))],
    });
    await expect(fit).rejects.toThrow(NonFiniteLossError);
    expect(predictsByZeros(model)).toBe(true);
  });

  it("not while a validation lets others have their turn", async () => {
    setBackend(makeBackend());
    const model = network();
    const seen: boolean[] = [];
    const look = (): void => {
      const values = model.parameters.map(({ value }) => value.data.slice());
      seen.push(predictsByZeros(model));
      model.parameters.forEach(({ value }, index) => value.data.set(values[index]!));
    };
    const metrics = [new SlowMetric(() => setImmediate(look))];
    await model.fit(data.inputs, data.labels, { ...options, metrics });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every(Boolean)).toBe(true);
  });

  it("and let go as often as held, by fit, evaluate and predict, whether or not they throw", async () => {
    let held = 0;
    const reference = createJsBackend();
    setBackend({
      ...reference,
      holdConstant: (tensors) => {
        held += 1;
        const letGo = reference.holdConstant(tensors);
        return () => {
          held -= 1;
          letGo();
        };
      },
    });
    const model = network();
    await model.fit(data.inputs, data.labels, { ...options, epochs: 2 });
    model.evaluate(data.inputs, data.labels, { blockRows: 30 });
    model.predict(data.inputs);
    const failing = new SlowMetric(() => {
      throw new RangeError("a metric fails");
    });
    expect(() => model.evaluate(data.inputs, data.labels, { metrics: [failing] })).toThrow(
      RangeError,
    );
    const fit = model.fit(data.inputs, data.labels, { ...options, metrics: [failing] });
    await expect(fit).rejects.toThrow(RangeError);
    expect(held).toBe(0);
  });
});
