import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTarget } from "./find-target.js";
import { makeFile } from "./mutations/make-file.js";
import { parseOptions } from "./options.js";
import { describeFailure, describeTally } from "./report.js";
import { AllocationMeter } from "./run/allocation-meter.js";
import { fuzzTarget } from "./run/fuzz-target.js";
import { makeSeeds } from "./run/make-seeds.js";
import { runFiles } from "./run/run-files.js";
import { type Tally } from "./run/tally.js";
import { WorkerPool } from "./run/worker-pool.js";
import { targets } from "./targets/index.js";

let meter: AllocationMeter;

beforeAll(() => {
  meter = new AllocationMeter();
});

afterAll(() => {
  meter.dispose();
});

function run(targetName: string, count: number): Promise<Tally> {
  return runFiles(findTarget(targetName), { seed: 7, first: 0, count }, meter);
}

describe("every parser", () => {
  it.each(targets.map(({ name }) => name))(
    "%s throws typed errors only, within time and memory, and accepts some files",
    async (name) => {
      const { failures, results, files } = await run(name, 400);
      expect(failures).toEqual([]);
      expect(files).toBe(400);
      expect(results["FormatError"]).toBeGreaterThan(40);
      expect(results["accepted"]).toBeGreaterThan(0);
    },
  );
});

describe("the fuzzer", () => {
  it("makes the same file for the same seed and number, and another for any other", async () => {
    const target = findTarget("npz");
    const seeds = await makeSeeds(target);
    const file = (seed: number, index: number): string =>
      Buffer.from(makeFile(target, seeds, seed, index).bytes).toString("hex");
    const first = Array.from({ length: 100 }, (_, index) => file(1, index));
    expect(Array.from({ length: 100 }, (_, index) => file(1, 99 - index)).reverse()).toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(90);
    const other = Array.from({ length: 100 }, (_, index) => file(2, index));
    expect(other.filter((text, index) => text === first[index]).length).toBeLessThan(5);
  });

  it.each([
    ["planted-type-error", /^throws TypeError: planted/],
    ["planted-rejection", /^throws RangeError: planted/],
    ["planted-buffer", /^allocates 100\d{6} bytes/],
    ["planted-kept-buffers", /^allocates \d{8} bytes/],
    ["planted-impossible-buffer", /^throws RangeError/],
    ["planted-objects", /^allocates \d{8} bytes .* in objects/],
    ["planted-two-seconds", /^takes 2\d{3} ms/],
  ])("finds the fault of %s", async (name, fault) => {
    const { failures, files } = await run(name, 1);
    expect(files).toBe(1);
    expect(failures).toHaveLength(1);
    expect(failures[0]!.fault).toMatch(fault);
  });

  it("finds no fault in typed errors, nor in much memory that is let go piece by piece", async () => {
    expect((await run("planted-nothing", 100)).failures).toEqual([]);
    expect((await run("planted-garbage", 2)).failures).toEqual([]);
  });

  it.each([
    ["planted-endless-loop", 1000, /does not end within 1 s/],
    ["planted-endless-memory", 60_000, /out of memory/],
  ])(
    "stops %s, and goes on behind that file",
    async (targetName, patience, fault) => {
      const pool = new WorkerPool(1, patience);
      const tally = await fuzzTarget({ targetName, seed: 7, first: 5, count: 2 }, pool);
      await pool.close();
      expect(tally.failures.map(({ index }) => index)).toEqual([5, 6]);
      for (const failure of tally.failures) expect(failure.fault).toMatch(fault);
      expect(describeTally(targetName, tally)).toContain("2 FAILURES");
    },
    120_000,
  );

  it("runs every file once, on several threads", async () => {
    const pool = new WorkerPool(2);
    const task = { targetName: "planted-nothing", seed: 7, first: 0, count: 6000 };
    const tally = await fuzzTarget(task, pool);
    await pool.close();
    expect(tally.files).toBe(6000);
    expect(tally.results).toEqual((await run("planted-nothing", 6000)).results);
  }, 120_000);

  it("says how to run a file that failed again", () => {
    const text = describeFailure("npz", 7, { index: 42, fault: "throws TypeError" });
    expect(text).toContain("npm run fuzz -- --target npz --seed 7 --only 42");
    expect(parseOptions(["--target", "npz", "--seed", "7", "--only", "42"])).toMatchObject({
      targetNames: ["npz"],
      seed: 7,
      only: 42,
    });
    expect(() => parseOptions(["--only", "42"])).toThrow(/--target/);
    expect(() => parseOptions(["--files", "0"])).toThrow(/whole number/);
  });
});
