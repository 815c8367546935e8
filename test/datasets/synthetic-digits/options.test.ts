import { expect, test } from "vitest";
import { requireCount, requireSeed } from "../../../src/datasets/synthetic-digits/options.js";
import { ArgumentError } from "../../../src/errors/index.js";

test("counts from 1 to 1,000,000 and seeds from 0 to 2³² − 1 pass", () => {
  for (const count of [1, 1_000_000])
    expect(() => {
      requireCount(count, "here");
    }).not.toThrow();
  for (const seed of [0, 2 ** 32 - 1])
    expect(() => {
      requireSeed(seed, "here");
    }).not.toThrow();
});

test("an error says where, the range and what came", () => {
  expect(() => {
    requireCount(0, "here");
  }).toThrow(
    new ArgumentError({
      where: "here",
      expected: "a whole number from 1 to 1000000",
      received: "0",
    }),
  );
  expect(() => {
    requireSeed(2 ** 32, "there");
  }).toThrow(/there: .* 0 to 4294967295, .* 4294967296/);
});
