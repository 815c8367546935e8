import { describe, expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { AdaGrad } from "../../src/optimizers/index.js";
import {
  casesOf,
  expectResumes,
  expectTrajectory,
  makeParameters,
  takeSteps,
} from "./optimizer-trajectories.js";

describe.each(casesOf("AdaGrad"))("AdaGrad(%s)", (_, trajectory) => {
  test("follows its formula for 8 steps with relative error < 1e-12 in float64", () => {
    expectTrajectory(new AdaGrad(trajectory.options), trajectory, "float64");
  });

  test("follows its formula for 8 steps with relative error < 1e-5 in float32", () => {
    expectTrajectory(new AdaGrad(trajectory.options), trajectory, "float32");
  });

  test.each(["float32", "float64"] as const)(
    "continues from a saved state bit for bit in %s",
    (dtype) => {
      expectResumes(() => new AdaGrad(trajectory.options), dtype);
    },
  );
});

test("AdaGrad remembers sumOfSquares for each parameter", () => {
  const optimizer = new AdaGrad();
  const parameters = makeParameters("float32");
  takeSteps(optimizer, parameters, 1, 1);
  const { slots } = optimizer.getState(parameters);
  expect(slots.map((slot) => Object.keys(slot))).toEqual([["sumOfSquares"], ["sumOfSquares"]]);
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
])("AdaGrad refuses %o and names the option %s", (options, option) => {
  expect(() => new AdaGrad(options)).toThrow(ArgumentError);
  expect(() => new AdaGrad(options)).toThrow(`AdaGrad, ${option}`);
});
