import { expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import {
  AveragePool2D,
  BatchNormalization,
  Conv2D,
  Dense,
  Dropout,
  LayerNormalization,
  MaxPool2D,
  Standardize,
} from "../../src/layers/index.js";

it.each([0.9, null, "x", []])("layers refuse options of %j", (options) => {
  expect(() => new BatchNormalization(3, options as never)).toThrow(ArgumentError);
  expect(() => new Dense(2, 3, options as never)).toThrow(ArgumentError);
  expect(() => new LayerNormalization(3, options as never)).toThrow(ArgumentError);
  expect(() => new MaxPool2D(options as never)).toThrow(ArgumentError);
  expect(() => new AveragePool2D(options as never)).toThrow(ArgumentError);
  expect(() => new Conv2D(1, 2, options as never)).toThrow(ArgumentError);
  expect(() => new Dropout(options === 0.9 ? (false as never) : (options as never))).toThrow(
    ArgumentError,
  );
});

it.each<[string, () => unknown]>([
  ["new Conv2D(channels, filters, { … })", () => new Conv2D(1, 2, 3 as never)],
  ["new Dense(inputs, units, { … })", () => new Dense(2, 3, 5 as never)],
  ["new BatchNormalization(features, { … })", () => new BatchNormalization(3, 0.9 as never)],
  ["new LayerNormalization(features, { … })", () => new LayerNormalization(3, 0.9 as never)],
  ["new Standardize(features, { … })", () => new Standardize(3, 0.9 as never)],
  ["new MaxPool2D({ … })", () => new MaxPool2D(2 as never)],
])("says how options are given: %s", (call, make) => {
  expect(make).toThrow(`Name what is set: ${call}.`);
});
