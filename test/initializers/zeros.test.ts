import { expect, test } from "vitest";
import { Zeros } from "../../src/initializers/index.js";

test("Zeros gives every element 0, whatever was there", () => {
  const values = new Float64Array([1, NaN, -3]);
  new Zeros().fill(values);
  expect([...values]).toEqual([0, 0, 0]);
});
