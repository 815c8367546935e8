import ndarray from "ndarray";
import { afterEach, describe, expect, it } from "vitest";
import { CrossEntropy, Dense, EarlyStopping, Layer, Loss, Sequential, Softmax } from "ndnet";
import { digits, endWorkers, makeModel, options, workerOf } from "./support/worker-of.js";

afterEach(endWorkers);

class Halved extends Layer {
  static readonly typeName = "Halved";
  constructor() {
    super({ outputs: "same" });
  }
  override forward(input: never): never {
    const { data, shape } = input as ReturnType<typeof ndarray<Float32Array>>;
    return ndarray(
      data.map((value) => value / 2),
      shape,
    ) as never;
  }
  override backward(gradient: never): never {
    return this.forward(gradient);
  }
  override constructorArguments(): readonly unknown[] {
    return [];
  }
}

class Scaled extends Loss {
  static readonly typeName = "Scaled";
  readonly #inner = new CrossEntropy();
  readonly #factor: number;
  constructor(factor: number) {
    super();
    this.#factor = factor;
  }
  constructorArguments(): readonly unknown[] {
    return [this.#factor];
  }
  override evaluate(...given: Parameters<Loss["evaluate"]>): ReturnType<Loss["evaluate"]> {
    const { value, gradient } = this.#inner.evaluate(...given);
    return { value: this.#factor * value, gradient };
  }
}

class Nameless extends CrossEntropy {}

describe("classes of one's own", () => {
  it("train in a worker that knows them", async () => {
    const make = (): Sequential => new Sequential(new Halved(), new Dense(784, 10), new Softmax());
    const worker = workerOf({ classes: [Halved, Scaled] }, [Halved] as never);
    const [here, there] = [make(), make()];
    await here.fit(digits.images, digits.labels, { ...options(), loss: new Scaled(2) });
    const history = await worker.fit(there, digits.images, digits.labels, {
      ...options(),
      loss: new Scaled(2),
    });
    expect(there.toBytes()).toEqual(here.toBytes());
    expect(history.loss[0]).toBeGreaterThan(3);
  });

  it("are refused where they don't say how they are made, and where the worker doesn't know them", async () => {
    const data = [digits.images, digits.labels] as const;
    await expect(
      workerOf().fit(makeModel(), ...data, { ...options(), loss: new Nameless() }),
    ).rejects.toThrow(
      "TrainingWorker, loss: expected an object of ndnet's, or of a class with a static typeName",
    );
    await expect(
      workerOf().fit(makeModel(), ...data, { ...options(), loss: new Scaled(1) }),
    ).rejects.toThrow('serveTraining: expected a class that the worker knows, received "Scaled"');
  });

  it("callbacks of the worker's own take part", async () => {
    const worker = workerOf({
      callbacks: () => [new EarlyStopping({ monitor: "loss", patience: 1, mode: "max" })],
    });
    const history = await worker.fit(makeModel(), digits.images, digits.labels, {
      ...options(),
      epochs: 50,
    });
    expect(history.epochs.length).toBe(2);
  });
});
