import { describe, expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { Adam } from "../../src/optimizers/index.js";
import {
  casesOf,
  expectResumes,
  expectTrajectory,
  makeParameters,
  takeSteps,
} from "./optimizer-trajectories.js";

describe.each(casesOf("Adam"))("Adam(%s)", (_, trajectory) => {
  test("follows its formula for 8 steps with relative error < 1e-12 in float64", () => {
    expectTrajectory(new Adam(trajectory.options), trajectory, "float64");
  });

  test("follows its formula for 8 steps with relative error < 1e-5 in float32", () => {
    expectTrajectory(new Adam(trajectory.options), trajectory, "float32");
  });

  test.each(["float32", "float64"] as const)(
    "continues from a saved state bit for bit in %s",
    (dtype) => {
      expectResumes(() => new Adam(trajectory.options), dtype);
    },
  );
});

test("Adam remembers firstMoment and secondMoment for each parameter", () => {
  const optimizer = new Adam();
  const parameters = makeParameters("float32");
  takeSteps(optimizer, parameters, 1, 1);
  const { slots } = optimizer.getState(parameters);
  expect(slots.map((slot) => Object.keys(slot))).toEqual([
    ["firstMoment", "secondMoment"],
    ["firstMoment", "secondMoment"],
  ]);
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
  [{ epsilon: 0 }, "epsilon"],
  [{ epsilon: -1e-8 }, "epsilon"],
  [{ epsilon: NaN }, "epsilon"],
  [{ beta1: 1 }, "beta1"],
  [{ beta1: -0.1 }, "beta1"],
  [{ beta1: NaN }, "beta1"],
  [{ beta2: 1 }, "beta2"],
  [{ beta2: -0.1 }, "beta2"],
  [{ beta2: NaN }, "beta2"],
])("Adam refuses %o and names the option %s", (options, option) => {
  expect(() => new Adam(options)).toThrow(ArgumentError);
  expect(() => new Adam(options)).toThrow(`Adam, ${option}`);
});
