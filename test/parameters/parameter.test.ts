import { describe, expect, test } from "vitest";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import {
  Constant,
  GlorotNormal,
  HeNormal,
  Initializer,
  LeCunNormal,
  Zeros,
  type Fans,
} from "../../src/initializers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { dtypeOf, elementCount, tensor, zeros, type Shape } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { laidOut, layouts, valuesOf } from "../support/random-tensor.js";

/** Remembers the fans of each fill; draws one uniform number an element. */
class Recorder extends Initializer {
  readonly fans: Fans[] = [];

  override fill(values: Float64Array, fans: Fans, random: RandomState): void {
    this.fans.push(fans);
    random.fillUniform(values, 0, 1);
  }
}

describe("a new parameter", () => {
  test("is a float32 parameter of zeros that regularizers concern, unless told otherwise", () => {
    const parameter = new Parameter("bias", [3]);
    expect(parameter.dtype).toBe("float32");
    expect(parameter.initializer).toBeInstanceOf(Zeros);
    expect(parameter.regularizable).toBe(true);
    expect(parameter.regularizer).toBeUndefined();
    expect(parameter.constraint).toBeUndefined();
    expect([...parameter.value.data]).toEqual([0, 0, 0]);
  });

  test("draws nothing before its values are read", () => {
    const initializer = new Recorder();
    const parameter = new Parameter("weights", [2, 3], { initializer });
    expect(parameter.gradient.shape).toEqual([2, 3]);
    expect(parameter.size).toBe(6);
    expect(parameter.initialized).toBe(false);
    expect(initializer.fans).toHaveLength(0);
    expect(parameter.value).toBe(parameter.value);
    expect(parameter.initialized).toBe(true);
    expect(initializer.fans).toHaveLength(1);
  });

  test("draws from new RandomState(0) when its values are read before it is initialized", () => {
    const parameter = new Parameter("w", [4], { initializer: new Recorder(), dtype: "float64" });
    expect(parameter.value.data).toEqual(new RandomState(0).randomSample(4).data);
  });

  test("keeps its own copy of the shape", () => {
    const shape = [2, 3];
    const parameter = new Parameter("w", shape);
    shape[0] = 9;
    expect(parameter.shape).toEqual([2, 3]);
  });

  test.each([[[-1]], [[1.5, 2]], [[NaN]], [{}], [3]])(
    "of shape %j is refused by its name",
    (shape) => {
      const make = (): unknown => new Parameter("weights", shape as Shape);
      expect(make).toThrow(ArgumentError);
      expect(make).toThrow("parameter weights, shape");
    },
  );

  test.each([["initializer"], ["regularizer"], ["constraint"]])(
    "an %s of another kind is refused",
    (option) => {
      for (const value of [3, {}, "Zeros"]) {
        const make = (): unknown => new Parameter("weights", [2], { [option]: value });
        expect(make).toThrow(ArgumentError);
        expect(make).toThrow(`parameter weights, ${option}`);
      }
    },
  );

  test.each<[Shape, Fans]>([
    [[4, 3], { fanIn: 4, fanOut: 3 }],
    [[5, 4, 3], { fanIn: 5, fanOut: 3 }],
    [[3], { fanIn: 3, fanOut: 3 }],
    [[], { fanIn: 1, fanOut: 1 }],
    [[0, 3], { fanIn: 1, fanOut: 3 }],
  ])("of shape %j has by default the fans %o", (shape, fans) => {
    const initializer = new Recorder();
    new Parameter("w", shape, { initializer }).initialize(new RandomState(1));
    expect(initializer.fans).toEqual([fans]);
  });

  test("hands its own fans to the initializer", () => {
    const initializer = new Recorder();
    const fans = { fanIn: 784, fanOut: 10 };
    new Parameter("bias", [10], { initializer, fans }).initialize(new RandomState(1));
    expect(initializer.fans).toEqual([fans]);
  });
});

describe("initialize", () => {
  test("draws row by row in float64", () => {
    const options = { initializer: new LeCunNormal(), dtype: "float64" } as const;
    const parameter = new Parameter("weights", [3, 4], options);
    parameter.initialize(new RandomState(5));
    const draws = new RandomState(5).randn(3, 4);
    expect(valuesOf(parameter.value)).toEqual(valuesOf(draws).map((z) => z * Math.sqrt(1 / 3)));
    expect(parameter.value.get(1, 2)).toBe(draws.get(1, 2) * Math.sqrt(1 / 3));
  });

  test("gives a float32 parameter the float64 draws, rounded", () => {
    const [single, double] = (["float32", "float64"] as const).map((dtype) => {
      const parameter = new Parameter("w", [5, 7], { initializer: new GlorotNormal(), dtype });
      return valuesOf(parameter.initialize(new RandomState(9)));
    });
    expect(single).toEqual(double!.map(Math.fround));
    expect(single).not.toEqual(double);
  });

  test("draws anew, into the same tensor", () => {
    const parameter = new Parameter("w", [3], { initializer: new HeNormal() });
    const first = parameter.initialize(new RandomState(1));
    const values = valuesOf(first);
    const second = parameter.initialize(new RandomState(2));
    expect(second).toBe(first);
    expect(second.data).toBe(first.data);
    expect(valuesOf(second)).not.toEqual(values);
    expect(valuesOf(parameter.initialize(new RandomState(1)))).toEqual(values);
  });

  test("continues the stream from one parameter to the next", () => {
    const random = new RandomState(3);
    const drawn = [4, 5].flatMap((size) => {
      const options = { initializer: new Recorder(), dtype: "float64" } as const;
      return valuesOf(new Parameter("w", [size], options).initialize(random));
    });
    expect(drawn).toEqual([...new RandomState(3).randomSample(9).data]);
  });

  test.each([[[0]], [[0, 0]], [[3, 0]]])(
    "gives shape %j no elements and draws nothing",
    (shape) => {
      const random = new RandomState(3);
      const parameter = new Parameter("w", shape, { initializer: new GlorotNormal() });
      expect(parameter.initialize(random).shape).toEqual(shape);
      expect(random.getState()).toEqual(new RandomState(3).getState());
    },
  );

  test("leaves the values as they were when the initializer refuses", () => {
    const parameter = new Parameter("w", [2], {
      initializer: new HeNormal(),
      fans: { fanIn: 0, fanOut: 1 },
    });
    parameter.assign(tensor([1, 2]));
    expect(() => parameter.initialize(new RandomState(0))).toThrow(ArgumentError);
    expect(valuesOf(parameter.value)).toEqual([1, 2]);
  });
});

describe("assign", () => {
  test.each(layouts)("copies a %s tensor into the same memory", (layout) => {
    const parameter = new Parameter("w", [2, 3]);
    const before = parameter.value;
    parameter.assign(laidOut([1, 2, 3, 4, 5, 6], [2, 3], "float64", layout));
    expect(parameter.value).toBe(before);
    expect(valuesOf(before)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("rounds to the parameter's type and shares nothing with the values", () => {
    const parameter = new Parameter("w", [2]);
    const values = tensor([0.1, 0.2], [2], { dtype: "float64" });
    parameter.assign(values);
    values.data.fill(9);
    expect(parameter.dtype).toBe("float32");
    expect(valuesOf(parameter.value)).toEqual([Math.fround(0.1), Math.fround(0.2)]);
  });

  test("stands for the first draw", () => {
    const initializer = new Recorder();
    const parameter = new Parameter("w", [2], { initializer });
    parameter.assign(tensor([1, 2]));
    expect(parameter.initialized).toBe(true);
    expect(valuesOf(parameter.value)).toEqual([1, 2]);
    expect(initializer.fans).toHaveLength(0);
  });

  test.each([[[3, 2]], [[6]], [[2, 3, 1]]])("refuses shape %j for [2, 3]", (shape) => {
    const parameter = new Parameter("weights", [2, 3], { initializer: new Constant(7) });
    const assign = (): void => {
      parameter.assign(zeros(shape));
    };
    expect(assign).toThrow(ShapeError);
    expect(assign).toThrow("parameter weights: expected shape [2, 3]");
    expect(valuesOf(parameter.value)).toEqual(Array(6).fill(7));
  });
});

describe("gradient", () => {
  test("is zeros at first, of the parameter's shape and type", () => {
    const { gradient } = new Parameter("w", [2, 2], { dtype: "float64" });
    expect(gradient.shape).toEqual([2, 2]);
    expect(dtypeOf(gradient)).toBe("float64");
    expect(valuesOf(gradient)).toEqual([0, 0, 0, 0]);
  });

  test("accumulates until zeroGradient clears it, in one tensor", () => {
    const parameter = new Parameter("w", [2]);
    const { gradient } = parameter;
    for (let pass = 1; pass <= 2; pass++) {
      gradient.data.forEach((sum, i) => (parameter.gradient.data[i] = sum + i + 1));
    }
    expect(valuesOf(parameter.gradient)).toEqual([2, 4]);
    parameter.zeroGradient();
    expect(parameter.gradient).toBe(gradient);
    expect(valuesOf(gradient)).toEqual([0, 0]);
  });

  test("may be cleared before anything was added", () => {
    const parameter = new Parameter("w", [2]);
    parameter.zeroGradient();
    expect(valuesOf(parameter.gradient)).toEqual([0, 0]);
  });
});

describe("convertTo", () => {
  test("keeps the values, rounded, and clears the gradient", () => {
    const values = tensor([0.1, -2, 1e-3], [3], { dtype: "float64" });
    const parameter = Parameter.of("w", values);
    parameter.gradient.data.fill(1);
    parameter.assign(values);
    parameter.convertTo("float32");
    expect(dtypeOf(parameter.value)).toBe("float32");
    expect(valuesOf(parameter.value)).toEqual([0.1, -2, 1e-3].map(Math.fround));
    expect(dtypeOf(parameter.gradient)).toBe("float32");
    expect(valuesOf(parameter.gradient)).toEqual([0, 0, 0]);
    parameter.convertTo("float64");
    expect(valuesOf(parameter.value)).toEqual([0.1, -2, 1e-3].map(Math.fround));
  });

  test("to the type that it has keeps the tensors and the gradient", () => {
    const parameter = Parameter.of("w", tensor([1, 2]));
    const { value, gradient } = parameter;
    gradient.data.fill(3);
    parameter.convertTo("float32");
    expect(parameter.value).toBe(value);
    expect(valuesOf(parameter.gradient)).toEqual([3, 3]);
  });

  test("before the first draw makes the draw one of that type", () => {
    const parameter = new Parameter("w", [3], { initializer: new HeNormal() });
    parameter.convertTo("float64");
    expect(parameter.initialized).toBe(false);
    const draws = new RandomState(4).randn(3).data.map((z) => z * Math.sqrt(2 / 3));
    expect(parameter.initialize(new RandomState(4)).data).toEqual(draws);
  });
});

describe("Parameter.of", () => {
  test.each(["float32", "float64"] as const)(
    "takes shape, type and values of a %s tensor",
    (dtype) => {
      const values = tensor([1, 2, 3, 4, 5, 6], [3, 2], { dtype });
      const parameter = Parameter.of("weights", values);
      expect(parameter.name).toBe("weights");
      expect(parameter.shape).toEqual([3, 2]);
      expect(parameter.dtype).toBe(dtype);
      expect(parameter.value.data).toEqual(values.data);
    },
  );

  test("keeps a copy, and comes back to it when it is initialized", () => {
    const values = tensor([1, 2]);
    const parameter = Parameter.of("w", values);
    values.data.fill(9);
    expect(valuesOf(parameter.value)).toEqual([1, 2]);
    parameter.assign(tensor([5, 6]));
    expect(valuesOf(parameter.initialize(new RandomState(0)))).toEqual([1, 2]);
  });

  test("takes the options of a parameter", () => {
    const options = { dtype: "float64", regularizable: false } as const;
    const parameter = Parameter.of("bias", tensor([0.5]), options);
    expect(parameter.dtype).toBe("float64");
    expect(parameter.regularizable).toBe(false);
    expect(elementCount(parameter.value.shape)).toBe(1);
  });
});
