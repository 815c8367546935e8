import { describe, expect, it } from "vitest";
import {
  multiplyAddModule,
  operationsPerTurn,
  unrolled,
  type MultiplyAddLoop,
} from "../../../bench/src/limits/multiply-add-module.js";

type Run = (turns: number, factor: number, addend: number) => number;

function runOf(loop: MultiplyAddLoop): Run {
  const module = new WebAssembly.Module(multiplyAddModule(loop));
  return new WebAssembly.Instance(module).exports["run"] as Run;
}

/** What the module promises, one operation at a time. */
function expected({ dtype, chains }: MultiplyAddLoop, ...[turns, factor, addend]: Parameters<Run>) {
  const round = dtype === "float32" ? Math.fround : (value: number) => value;
  let sum = 0;
  for (let chain = 0; chain < chains; chain += 1) {
    let value = round(addend * chain);
    for (let step = 0; step < turns * unrolled; step += 1) {
      value = round(round(value * round(factor)) + round(addend));
    }
    sum += value;
  }
  return sum;
}

describe("multiplyAddModule", () => {
  it.each([
    { dtype: "float32", chains: 1 },
    { dtype: "float32", chains: 12 },
    { dtype: "float64", chains: 1 },
    { dtype: "float64", chains: 13 },
  ] as const)(
    "does every multiplication and every addition, each rounded: $dtype, $chains chains",
    (loop) => {
      const run = runOf(loop);
      for (const turns of [1, 2, 25]) {
        expect(run(turns, 0.9973, 0.1234)).toBe(expected(loop, turns, 0.9973, 0.1234));
      }
    },
  );
});

describe("operationsPerTurn", () => {
  it("counts a multiplication and an addition a lane", () => {
    expect(operationsPerTurn({ dtype: "float32", chains: 3 })).toBe(2 * 4 * 3 * unrolled);
    expect(operationsPerTurn({ dtype: "float64", chains: 3 })).toBe(2 * 2 * 3 * unrolled);
  });
});
