import { describe, expect, it } from "vitest";
import { mergeResults } from "../../../bench/src/report/merge-results.js";
import type { KernelResult, Results, RowResult } from "../../../bench/src/results.js";

const order = ["first", "second", "third"];
const speed = { median: 1, minimum: 1, maximum: 1, count: 1 };
const kernel: KernelResult = {
  ...{ kernel: "dense", dtype: "float32", threads: 1 },
  ...{ speed, limit: speed, share: speed },
};

function row(id: string, title = id): RowResult {
  return { id, title, unit: "ms", entries: [], comparisons: [] };
}

function run(date: string, rows: readonly RowResult[], others: Partial<Results> = {}): Results {
  return {
    date,
    machine: { processor: "one", "load before": date },
    data: "digits",
    quick: false,
    repetitions: 3,
    rows,
    kernels: [],
    ...others,
  };
}

describe("mergeResults", () => {
  it("has the rows of all runs in the order of the table", () => {
    const merged = mergeResults([run("1", [row("third")]), run("2", [row("first")])], order);
    expect(merged.rows.map(({ id }) => id)).toEqual(["first", "third"]);
  });

  it("has a row of more than one run as the last of them has it, whole", () => {
    const later = row("second", "again");
    const runs = [run("1", [row("second"), row("third")]), run("2", [later])];
    expect(mergeResults(runs, order).rows).toEqual([later, row("third")]);
  });

  it("has the kernels of the last run that measured them", () => {
    const reason = { kernelsReason: "no wasm" };
    const runs = [run("1", [], { kernels: [kernel] }), run("2", [], reason)];
    const merged = mergeResults(runs, order);
    expect(merged.kernels).toEqual([kernel]);
    expect(merged).not.toHaveProperty("kernelsReason");
    expect(mergeResults(runs.slice(1), order)).toMatchObject(reason);
  });

  it("of one run is that run, with its date and load", () => {
    const only = run("1", [row("first"), row("second")]);
    expect(mergeResults([only], order)).toEqual(only);
  });

  it.each<Partial<Results>>([
    { machine: { processor: "another" } },
    { data: "synthetic digits" },
    { quick: true },
    { repetitions: 7 },
  ])("refuses a run with other conditions: %j", (others) => {
    const runs = [run("1", [], others), run("2", [])];
    expect(() => mergeResults(runs, order)).toThrow(/the same conditions/);
  });

  it("refuses rows that nobody measures any more, and no runs", () => {
    expect(() => mergeResults([run("1", [row("fourth")])], order)).toThrow(/no rows fourth/);
    expect(() => mergeResults([], order)).toThrow(RangeError);
  });
});
