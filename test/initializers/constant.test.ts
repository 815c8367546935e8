import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { Constant } from "../../src/initializers/index.js";

test("Constant gives every element its value", () => {
  const values = new Float64Array(3);
  new Constant(-0.1).fill(values);
  expect([...values]).toEqual([-0.1, -0.1, -0.1]);
});

test.each([NaN, Infinity, -Infinity])("Constant refuses %d", (value) => {
  expect(() => new Constant(value)).toThrow(ArgumentError);
});
