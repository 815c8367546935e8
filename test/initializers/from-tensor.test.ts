import { expect, test } from "vitest";
import { ShapeError } from "../../src/errors/index.js";
import { FromTensor } from "../../src/initializers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { laidOut, layouts } from "../support/random-tensor.js";

test.each(layouts)("FromTensor gives the values of a %s tensor row by row", (layout) => {
  const given = [1, 2, 3, 4, 5, 6];
  const values = new Float64Array(6);
  new FromTensor(laidOut(given, [2, 3], "float32", layout)).fill(values);
  expect([...values]).toEqual(given);
});

test("FromTensor keeps a copy of the values", () => {
  const given = tensor([1, 2]);
  const initializer = new FromTensor(given);
  given.data.fill(9);
  const values = new Float64Array(2);
  initializer.fill(values);
  expect([...values]).toEqual([1, 2]);
});

test("FromTensor refuses a parameter of another size", () => {
  const initializer = new FromTensor(tensor([1, 2]));
  const fill = (): void => {
    initializer.fill(new Float64Array(3));
  };
  expect(fill).toThrow(ShapeError);
  expect(fill).toThrow("FromTensor: expected a parameter of 2 elements, received one of 3.");
});
