import { expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import {
  AveragePool2D,
  BatchNormalization,
  Conv2D,
  Dropout,
  LayerNormalization,
  MaxPool2D,
} from "../../src/layers/index.js";

it.each([0.9, null, "x", []])("layers refuse options of %j", (options) => {
  expect(() => new BatchNormalization(3, options as never)).toThrow(ArgumentError);
  expect(() => new LayerNormalization(3, options as never)).toThrow(ArgumentError);
  expect(() => new MaxPool2D(options as never)).toThrow(ArgumentError);
  expect(() => new AveragePool2D(options as never)).toThrow(ArgumentError);
  expect(() => new Conv2D(1, 2, options as never)).toThrow(ArgumentError);
  expect(() => new Dropout(options === 0.9 ? (false as never) : (options as never))).toThrow(
    ArgumentError,
  );
});
