import { expect, it } from "vitest";
import { describeValue } from "../../../src/tensor/random-state/describe-value.js";

it("describeValue writes primitives as they are and names the kind of everything else", () => {
  const values = [7, -0.5, 7n, true, "7", null, undefined, [], {}, () => 7, Symbol("seven")];
  expect(values.map(describeValue)).toEqual([
    ...["7", "-0.5", "7", "true", '"7"', "null", "undefined"],
    ...["an array", "an object", "a function", "a symbol"],
  ]);
});
