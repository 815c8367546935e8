import { describe, expect, it } from "vitest";
import {
  Activation,
  Adam,
  ArgumentError,
  CrossEntropy,
  Dense,
  mlp,
  ReLU,
  Sequential,
  setBackend,
  ShapeError,
  Softmax,
  tensor,
  type Tensor,
} from "ndnet";

const inputs = tensor([
  [0, 1],
  [1, 0],
]);

/** Its author forgot to give the gradient back. */
class Forgetful extends Activation {
  override forward(input: Tensor): Tensor {
    return input;
  }
  override backward(): Tensor {
    return undefined as unknown as Tensor;
  }
}

/** As callers without a type checker pass it. */
function untyped(value: unknown): never {
  return value as never;
}

describe("arguments that the compiler would refuse", () => {
  const train = (options: object) => {
    const model = new Sequential(new Dense(2, 2), new Softmax());
    const settings = { loss: new CrossEntropy(), optimizer: new Adam(), ...options };
    return model.fit(inputs, [0, 1], untyped(settings));
  };

  it.each([{ callbacks: {} }, { metrics: {} }, { metrics: 5 }])(
    "fit refuses %j with an ArgumentError",
    async (options) => {
      await expect(train(options)).rejects.toThrow(ArgumentError);
    },
  );

  it.each([null, 5, []])("evaluate and forward refuse options of %j", (options) => {
    const model = new Sequential(new Dense(2, 2), new Softmax());
    expect(() => model.evaluate(inputs, [0, 1], untyped(options))).toThrow(ArgumentError);
    expect(() => model.evaluate(inputs, [0, 1], untyped(options))).toThrow("evaluate(…, { … })");
    expect(() => model.forward(inputs, untyped(options))).toThrow(ArgumentError);
  });

  it("a backward that gives nothing back is named, not ignored", async () => {
    const model = new Sequential(new Dense(2, 2), new Forgetful(), new Softmax());
    const settings = { loss: new CrossEntropy(), optimizer: new Adam() };
    const training = model.fit(inputs, [0, 1], settings);
    await expect(training).rejects.toThrow(ShapeError);
    await expect(training).rejects.toThrow(/Forgetful \(layer 2 of 3\), result of backward/);
  });

  it("mlp refuses an activation in place of a function that makes one", () => {
    expect(() => mlp([2, 3, 1], { hidden: untyped(new ReLU()) })).toThrow(/mlp, hidden: expected/);
  });

  it("a loss refuses a reduction that it doesn't know", () => {
    expect(() => new CrossEntropy({ reduction: untyped("none") })).toThrow(
      /CrossEntropy, reduction: expected "mean" or "sum", received "none"/,
    );
  });

  it("setBackend refuses what is no backend", () => {
    expect(() => {
      setBackend(untyped(3));
    }).toThrow(ArgumentError);
  });
});
