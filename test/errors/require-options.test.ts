import { describe, expect, it } from "vitest";
import {
  AdaGrad,
  Adam,
  AdamW,
  ArgumentError,
  RMSProp,
  SGD,
  TopKAccuracy,
} from "../../src/index.js";

describe("requireOptions", () => {
  it.each([AdaGrad, Adam, AdamW, RMSProp, SGD, TopKAccuracy])(
    "refuses what isn't an object, which would stand for another option: %o",
    (Class: new (options: never) => object) => {
      for (const options of [0.1, "x", null]) {
        const make = (): object => new Class(options as never);
        expect(make).toThrow(ArgumentError);
        expect(make).toThrow(`${Class.name}, options: expected an object of options`);
      }
    },
  );
});
