import { describe, expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { SGD } from "../../src/optimizers/index.js";
import {
  allValues,
  casesOf,
  expectResumes,
  expectTrajectory,
  makeParameters,
  takeSteps,
} from "./optimizer-trajectories.js";

describe.each(casesOf("SGD"))("SGD(%s)", (_, trajectory) => {
  test("follows its formula for 8 steps with relative error < 1e-12 in float64", () => {
    expectTrajectory(new SGD(trajectory.options), trajectory, "float64");
  });

  test("follows its formula for 8 steps with relative error < 1e-5 in float32", () => {
    expectTrajectory(new SGD(trajectory.options), trajectory, "float32");
  });

  test.each(["float32", "float64"] as const)(
    "continues from a saved state bit for bit in %s",
    (dtype) => {
      expectResumes(() => new SGD(trajectory.options), dtype);
    },
  );
});

test("SGD without momentum remembers nothing, with momentum a velocity", () => {
  const parameters = makeParameters("float32");
  const plain = new SGD({ learningRate: 0.1, weightDecay: 0.01 });
  const heavy = new SGD({ learningRate: 0.1, momentum: 0.9 });
  takeSteps(plain, parameters, 1, 3);
  takeSteps(heavy, parameters, 1, 3);
  expect(plain.getState(parameters).slots).toEqual([{}, {}]);
  const velocities = heavy.getState(parameters).slots.map((slot) => slot["velocity"]?.length);
  expect(velocities).toEqual([4, 2]);
});

test("SGD applies a changed learning rate to the velocity that has built up", () => {
  const parameters = makeParameters("float64");
  const optimizer = new SGD({ learningRate: 0.1, momentum: 0.9 });
  takeSteps(optimizer, parameters, 1, 3);
  const before = allValues(parameters);
  optimizer.learningRate = 0;
  takeSteps(optimizer, parameters, 4, 4);
  expect(allValues(parameters)).toEqual(before);
});

test.each([
  [{ learningRate: -0.1 }, "learningRate"],
  [{ learningRate: NaN }, "learningRate"],
  [{ learningRate: Infinity }, "learningRate"],
  [{ weightDecay: -1e-9 }, "weightDecay"],
  [{ weightDecay: NaN }, "weightDecay"],
  [{ clipNorm: 0 }, "clipNorm"],
  [{ clipNorm: -1 }, "clipNorm"],
  [{ clipNorm: Infinity }, "clipNorm"],
  [{ clipValue: 0 }, "clipValue"],
  [{ clipValue: NaN }, "clipValue"],
  [{ momentum: 1 }, "momentum"],
  [{ momentum: -0.1 }, "momentum"],
  [{ momentum: NaN }, "momentum"],
  [{ nesterov: true }, "nesterov"],
  [{ nesterov: true, momentum: 0 }, "nesterov"],
])("SGD refuses %o and names the option %s", (options, option) => {
  expect(() => new SGD(options)).toThrow(ArgumentError);
  expect(() => new SGD(options)).toThrow(`SGD, ${option}`);
});
