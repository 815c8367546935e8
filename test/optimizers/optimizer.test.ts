import { describe, expect, test } from "vitest";
import { Constraint } from "../../src/constraints/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { AdaGrad, Adam, AdamW, Optimizer, RMSProp, SGD } from "../../src/optimizers/index.js";
import type { OptimizerState } from "../../src/optimizers/index.js";
import { Parameter } from "../../src/parameters/index.js";
import { tensor, type Tensor } from "../../src/tensor/index.js";
import { allValues, expectResumes, makeParameters, takeSteps } from "./optimizer-trajectories.js";

/** Moves each element by η along the sign of an exponential mean of its gradients; plain loops. */
class SignOfMean extends Optimizer {
  constructor(learningRate = 0.125) {
    super(learningRate, 0);
  }

  protected override update(parameter: Parameter): void {
    const { value, gradient } = parameter;
    const mean = this.slot(parameter, "mean");
    for (let i = 0; i < parameter.size; i++) {
      mean.data[i] = 0.5 * mean.data[i]! + 0.5 * gradient.data[i]!;
      value.data[i] = value.data[i]! - this.learningRate * Math.sign(mean.data[i]!);
    }
  }
}

const optimizers: [string, () => Optimizer][] = [
  ["SGD", () => new SGD({ momentum: 0.9, weightDecay: 0.01 })],
  ["RMSProp", () => new RMSProp()],
  ["AdaGrad", () => new AdaGrad()],
  ["Adam", () => new Adam()],
  ["AdamW", () => new AdamW()],
];

test("an optimizer written outside the library counts steps, keeps slots and changes parameters", () => {
  const parameters = [Parameter.of("w", tensor([1, 2, 3]))];
  const optimizer = new SignOfMean();
  parameters[0]!.gradient.data.set([1, -1, 0]);
  optimizer.step(parameters);
  parameters[0]!.gradient.data.set([-1.5, -1, 0]);
  optimizer.step(parameters);
  expect(allValues(parameters)).toEqual([1, 2.25, 3]);
  expect(optimizer.steps).toBe(2);
  expect(optimizer.getState(parameters)).toEqual({
    optimizer: "SignOfMean",
    learningRate: 0.125,
    steps: 2,
    slots: [{ mean: new Float64Array([-0.5, -0.75, 0]) }],
  });
});

test.each(["float32", "float64"] as const)(
  "an optimizer written outside the library continues from a saved state bit for bit in %s",
  (dtype) => {
    expectResumes(() => new SignOfMean(), dtype);
  },
);

/** Takes all options as they come, and steps along the gradient. */
class Plain extends Optimizer {
  protected override update(parameter: Parameter): void {
    const { value, gradient } = parameter;
    for (let i = 0; i < parameter.size; i++) {
      const g = gradient.data[i]! + this.decayOf(parameter) * value.data[i]!;
      value.data[i] = value.data[i]! - this.learningRate * g;
    }
  }
}

describe("an optimizer written outside the library", () => {
  test("takes the weight decay as a number or among the options", () => {
    const results = [new Plain(0.5, 0.25), new Plain(0.5, { weightDecay: 0.25 })].map(
      (optimizer) => {
        const parameters = makeParameters("float64");
        takeSteps(optimizer, parameters, 1, 5);
        return allValues(parameters);
      },
    );
    expect(results[0]).toEqual(results[1]);
    expect(new Plain(0.5)).toMatchObject({ weightDecay: 0, clipNorm: undefined });
  });

  test("clips like the library's own: its steps with plain gradients are those of SGD", () => {
    const options = { weightDecay: 0.05, clipNorm: 0.45, clipValue: 0.3 };
    const [own, built] = [makeParameters("float64"), makeParameters("float64")];
    takeSteps(new Plain(0.1, options), own, 1, 8);
    takeSteps(new SGD({ learningRate: 0.1, ...options }), built, 1, 8);
    expect(allValues(own)).toEqual(allValues(built));
  });

  test.each([
    [-1, "weightDecay"],
    ["0.5", "weightDecay"],
    [{ weightDecay: NaN }, "weightDecay"],
    [{ clipNorm: "1" }, "clipNorm"],
    [{ clipValue: -1 }, "clipValue"],
  ])("refuses %o in place of options and names %s", (options, option) => {
    const make = (): unknown => new Plain(0.5, options as number);
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(`Plain, ${option}`);
  });
});

describe.each(optimizers)("%s", (name, make) => {
  test("carries its name in its state", () => {
    expect(make().name).toBe(name);
    expect(make().getState([]).optimizer).toBe(name);
  });

  test("leaves gradients as they are where nothing clips them", () => {
    const parameters = makeParameters("float32");
    const gradients = [new Float32Array([1, 0, -2, 0.5]), new Float32Array([3, -1])];
    parameters.forEach(({ gradient }, i) => gradient.data.set(gradients[i]!));
    make().step(parameters);
    expect(parameters.map(({ gradient }) => gradient.data)).toEqual(gradients);
  });

  test("writes into the memory of the values", () => {
    const parameters = makeParameters("float32");
    const before = parameters.map(({ value }) => value);
    takeSteps(make(), parameters, 1, 2);
    parameters.forEach(({ value }, i) => expect(value).toBe(before[i]));
  });

  test("steps over parameters without elements", () => {
    const empty = new Parameter("weights", [0, 3]);
    const other = new Parameter("bias", [0], { dtype: "float64" });
    const optimizer = make();
    optimizer.step([empty, other]);
    optimizer.setState(optimizer.getState([empty, other]), [empty, other]);
    expect(optimizer.steps).toBe(1);
    expect(empty.value.shape).toEqual([0, 3]);
  });

  test("starts anew where the state is that of a fresh optimizer", () => {
    const optimizer = make();
    const [used, fresh] = [makeParameters("float64"), makeParameters("float64")];
    takeSteps(optimizer, used, 1, 3);
    makeParameters("float64").forEach(({ value }, i) => {
      used[i]!.assign(value);
    });
    optimizer.setState(make().getState(fresh), used);
    takeSteps(optimizer, used, 1, 5);
    takeSteps(make(), fresh, 1, 5);
    expect(allValues(used)).toEqual(allValues(fresh));
  });

  test("keeps what it remembers, rounded, when the element type changes", () => {
    const optimizer = make();
    const parameters = makeParameters("float64");
    takeSteps(optimizer, parameters, 1, 2);
    const state = optimizer.getState(parameters);
    const converted = parameters.map(({ name, value, regularizable }) =>
      Parameter.of(name, value, { regularizable, dtype: "float32" }),
    );
    const expected = make();
    expected.setState(state, converted);
    for (const parameter of parameters) parameter.convertTo("float32");
    takeSteps(optimizer, parameters, 3, 4);
    takeSteps(expected, converted, 3, 4);
    expect(allValues(parameters)).toEqual(allValues(converted));
    expect(optimizer.getState(parameters)).toEqual(expected.getState(converted));
  });
});

describe("learningRate", () => {
  test.each([-0.1, NaN, Infinity])("can't become %d", (rate) => {
    const optimizer = new SGD({ learningRate: 0.5 });
    expect(() => (optimizer.learningRate = rate)).toThrow(ArgumentError);
    expect(optimizer.learningRate).toBe(0.5);
  });

  test("may be 0, with which SGD changes nothing", () => {
    const parameters = makeParameters("float32");
    const before = allValues(parameters);
    takeSteps(new SGD({ learningRate: 0 }), parameters, 1, 3);
    expect(allValues(parameters)).toEqual(before);
  });
});

describe("weightDecay", () => {
  test.each(optimizers)("of %s leaves a bias with a zero gradient alone", (_, make) => {
    const bias = Parameter.of("bias", tensor([1, -2]), { regularizable: false });
    make().step([bias]);
    expect(allValues([bias])).toEqual([1, -2]);
  });
});

describe("a parameter's constraint", () => {
  /** Makes all values 1, and counts. */
  class Ones extends Constraint {
    readonly seen: number[][] = [];
    override apply(value: Tensor): void {
      this.seen.push([...value.data]);
      value.data.fill(1);
    }
  }

  test.each(optimizers)("is applied by %s after every step, to the changed values", (_, make) => {
    const constraint = new Ones();
    const weights = Parameter.of("w", tensor([1, -2]), { constraint });
    const bias = Parameter.of("b", tensor([3]), { regularizable: false });
    const optimizer = make();
    for (let step = 1; step <= 2; step++) {
      weights.gradient.data.fill(0.5);
      optimizer.step([weights, bias]);
      expect(allValues([weights, bias])).toEqual([1, 1, 3]);
    }
    expect(constraint.seen).toHaveLength(2);
    expect(constraint.seen[0]![1]).not.toBe(-2);
    expect(constraint.seen[1]![0]).not.toBe(1);
  });
});

describe("getState", () => {
  test("gives a copy that later steps don't change, and allocates nothing before the first step", () => {
    const optimizer = new Adam();
    const parameters = makeParameters("float32");
    expect(optimizer.getState(parameters)).toEqual({
      optimizer: "Adam",
      learningRate: 0.001,
      steps: 0,
      slots: [{}, {}],
    });
    takeSteps(optimizer, parameters, 1, 2);
    const state = optimizer.getState(parameters);
    const copy = structuredClone(state);
    takeSteps(optimizer, parameters, 3, 3);
    expect(state).toEqual(copy);
  });

  test("needs nothing but its typed arrays encoded to pass through JSON", () => {
    const optimizer = new Adam();
    const parameters = makeParameters("float32");
    takeSteps(optimizer, parameters, 1, 3);
    const state = optimizer.getState(parameters);
    const text = JSON.stringify(state, (_, value: unknown) =>
      value instanceof Float64Array ? { float64: Array.from(value) } : value,
    );
    const read = JSON.parse(text, (_, value: { float64?: number[] } | null) =>
      value?.float64 === undefined ? value : Float64Array.from(value.float64),
    ) as OptimizerState;
    expect(read).toEqual(state);
  });
});

describe("setState", () => {
  test("copies the state, so that later changes to it have no effect", () => {
    const optimizer = new SGD({ momentum: 0.9 });
    const parameters = makeParameters("float64");
    takeSteps(optimizer, parameters, 1, 1);
    const state = optimizer.getState(parameters);
    optimizer.setState(state, parameters);
    const kept = structuredClone(state);
    for (const slots of state.slots) slots["velocity"]!.fill(99);
    expect(optimizer.getState(parameters)).toEqual(kept);
  });
});
