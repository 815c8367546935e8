import type { NdArray } from "ndarray";
import { describe, expectTypeOf, it } from "vitest";
import {
  AveragePool2D,
  Conv2D,
  Dense,
  Flatten,
  MaxPool2D,
  BatchNormalization,
  Dropout,
  Reshape,
  Residual,
  Layer,
  mlp,
  ReLU,
  Sequential,
  Sigmoid,
  Softmax,
  Standardize,
  Tanh,
  type AnyLayer,
  type Evaluation,
  type FitOptions,
  type History,
  type Targets,
  type Tensor,
} from "ndnet";

declare const width: number;
declare const values: Tensor;

class Halve extends Layer<8, 4> {
  override forward(input: Tensor): Tensor {
    return input;
  }
  override backward(outputGradient: Tensor): Tensor {
    return outputGradient;
  }
}

class Unknown extends Layer {
  override forward(input: Tensor): Tensor {
    return input;
  }
  override backward(outputGradient: Tensor): Tensor {
    return outputGradient;
  }
}

describe("Sequential", () => {
  it("takes neighbours that fit", () => {
    new Sequential(new Dense(784, 128), new ReLU(), new Dense(128, 10), new Softmax());
    new Sequential(new Dense(784, 8), new Halve(), new Tanh(), new Dense(4, 1), new Sigmoid());
    new Sequential(new Dense(3, 1));
    new Sequential(new ReLU());
  });

  it("refuses neighbours that don't fit, at the argument", () => {
    new Sequential(
      new Dense(784, 128),
      // @ts-expect-error: takes 64 inputs, gets 128
      new Dense(64, 10),
    );
    new Sequential(
      new Dense(784, 128),
      new ReLU(),
      new Tanh(),
      // @ts-expect-error: takes 64 inputs, gets 128
      new Dense(64, 10),
      new Softmax(),
    );
    new Sequential(
      new Dense(784, 9),
      // @ts-expect-error: takes 8 inputs, gets 9
      new Halve(),
    );
    new Sequential(
      new Halve(),
      new ReLU(),
      // @ts-expect-error: takes 8 inputs, gets 4
      new Dense(8, 1),
    );
  });

  it("checks the channels of images", () => {
    new Sequential(
      new Reshape([28, 28, 1]),
      new Conv2D(1, 6, { kernelSize: 5 }),
      new MaxPool2D(),
      new Conv2D(6, 16, { kernelSize: 5 }),
      new Flatten(),
      new Dense(256, 10),
    );
    new Sequential(
      new Reshape([28, 28, 3]),
      // @ts-expect-error: takes 1 input, gets 3
      new Conv2D(1, 6, { kernelSize: 5 }),
    );
    new Sequential(
      new Conv2D(1, 6, { kernelSize: 5 }),
      new AveragePool2D(),
      // @ts-expect-error: takes 8 inputs, gets 6
      new Conv2D(8, 16, { kernelSize: 5 }),
    );
  });

  it("refuses layers that are held in variables too", () => {
    const first = new Dense(3, 2);
    const second = new Dense(1, 1);
    // @ts-expect-error: takes 1 input, gets 2
    new Sequential(first, second);
    const layers = [first, second] as const;
    // @ts-expect-error: takes 1 input, gets 2
    new Sequential(...layers);
  });

  it("leaves widths that are only known as number to run time", () => {
    new Sequential(new Dense(3, width), new Dense(4, 1));
    new Sequential(new Dense(3, 4), new Dense(width, 1));
    new Sequential(new Dense(3, 4), new Unknown(), new Dense(5, 1));
  });

  it("takes arrays of layers", () => {
    const kinds: (Dense | ReLU | Softmax)[] = [new Dense(3, 2), new ReLU()];
    const any: AnyLayer[] = kinds;
    new Sequential(...kinds);
    new Sequential(...any);
    new Sequential(new Dense(3, 2), ...any, new Softmax());
  });

  it("keeps its layers' types, and is a Sequential whatever they are", () => {
    const model = new Sequential(new Dense(3, 2), new ReLU());
    expectTypeOf(model.layers[0]).toEqualTypeOf<Dense<3, 2>>();
    expectTypeOf(model).toExtend<Sequential>();
    expectTypeOf(mlp([3, 2])).toEqualTypeOf<Sequential>();
    expectTypeOf(model.to("float64")).toEqualTypeOf(model);
    expectTypeOf(model.initialize()).toEqualTypeOf(model);
  });

  it("has methods that give what they say", () => {
    type Model = Sequential<[Dense<3, 2>, ReLU]>;
    expectTypeOf<ReturnType<Model["fit"]>>().toEqualTypeOf<Promise<History>>();
    expectTypeOf<ReturnType<Model["evaluate"]>>().toEqualTypeOf<Evaluation>();
    expectTypeOf<ReturnType<Model["predict"]>>().toEqualTypeOf<Tensor>();
    expectTypeOf<ReturnType<Model["predictClasses"]>>().toEqualTypeOf<Int32Array>();
    expectTypeOf<ReturnType<Model["summary"]>>().toEqualTypeOf<string>();
    expectTypeOf<ReturnType<Model["forward"]>>().toEqualTypeOf<Tensor>();
    expectTypeOf<Parameters<Model["backward"]>>().toEqualTypeOf<[outputGradient: Tensor]>();
  });
});

describe("mlp", () => {
  it("takes literal and computed dims", () => {
    const dims = [784, 128, 10] as const;
    const computed: number[] = [width, 2 * width, 1];
    mlp(dims, { hidden: () => new Tanh(), output: () => new Softmax() });
    mlp(computed);
    // @ts-expect-error: an activation is made anew for every place
    mlp([3, 2], { output: new Softmax() });
  });
});

describe("inputs and targets", () => {
  it("are what the types say", () => {
    expectTypeOf<NdArray<Uint8Array>>().toExtend<Parameters<Sequential["predict"]>[0]>();
    for (const targets of [
      new Uint8Array(1),
      new Int32Array(1),
      [1, 2] as const,
      values,
      {} as NdArray<Uint8Array>,
      {} as NdArray<Int32Array>,
    ]) {
      expectTypeOf(targets).toExtend<Targets>();
    }
    expectTypeOf<Float32Array>().not.toExtend<Targets>();
    expectTypeOf<string[]>().not.toExtend<Targets>();
  });

  it("come with a loss and an optimizer, that are not left out", () => {
    expectTypeOf<object>().not.toExtend<FitOptions>();
    expectTypeOf<FitOptions["batchSize"]>().toEqualTypeOf<number | "full" | undefined>();
  });
});

describe("Standardize", () => {
  it("has the width that it is given, and the one of its data where that is told", () => {
    new Sequential(new Standardize(8), new Dense(8, 2));
    new Sequential(Standardize.fromData(values, 8), new Dense(8, 2));
    new Sequential(Standardize.fromData(values), new Dense(8, 2));
    // @ts-expect-error Standardize gives 7 features.
    new Sequential(Standardize.fromData(values, 7), new Dense(8, 2));
    // @ts-expect-error Standardize takes 7 features.
    new Sequential(new Dense(2, 8), new Standardize(7));
  });
});

describe("Residual", () => {
  it("takes layers that give as many features as they take, and has their width", () => {
    expectTypeOf(
      new Residual(new Dense(8, 6), new ReLU(), new Dense(6, 8)).widths.inputs,
    ).toEqualTypeOf<8 | undefined>();
    new Sequential(new Dense(4, 8), new Residual(new ReLU(), new Dense(8, 8)), new Dense(8, 2));
    new Sequential(new Residual(new BatchNormalization(8), new Dropout(0.5)), new Dense(8, 2));
    new Residual(new Dense(width, 3));
    new Residual(new ReLU());
  });

  it("does not take layers that don't fit, or give another width", () => {
    // @ts-expect-error Dense(6, 8) gives 8 features, Dense(7, 6) takes 7.
    new Residual(new Dense(6, 8), new Dense(7, 6));
    // @ts-expect-error 6 features are not added to 8.
    new Residual(new Dense(8, 6));
    // @ts-expect-error The residual takes 8 features.
    new Sequential(new Dense(4, 5), new Residual(new Dense(8, 8)));
  });
});
