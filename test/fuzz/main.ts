import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findTarget } from "./find-target.js";
import { makeFile } from "./mutations/make-file.js";
import { parseOptions, usage, type FuzzOptions } from "./options.js";
import { describeFailure, describeTally } from "./report.js";
import { fuzzTarget } from "./run/fuzz-target.js";
import { makeSeeds } from "./run/make-seeds.js";
import { type Tally } from "./run/tally.js";
import { WorkerPool } from "./run/worker-pool.js";
import { targets } from "./targets/index.js";

const options = parseOptions(process.argv.slice(2));
if (options.help) console.log(usage);
else if (!(await fuzz(options))) process.exitCode = 1;

/** Runs what the options ask for; whether nothing failed. */
async function fuzz({ targetNames, only, files, seed, saveDirectory, jobs }: FuzzOptions) {
  const names = targetNames.length === 0 ? targets.map(({ name }) => name) : targetNames;
  names.forEach(findTarget);
  const pool = new WorkerPool(jobs);
  const range = only === undefined ? { first: 0, count: files } : { first: only, count: 1 };
  console.log(`Seed ${seed}, ${range.count.toLocaleString("en")} files a target, ${jobs} threads`);
  let failures = 0;
  const report = async (targetName: string): Promise<void> => {
    const tally = await fuzzTarget({ targetName, seed, ...range }, pool);
    failures += tally.failures.length;
    console.log(describeTally(targetName, tally));
    for (const failure of tally.failures) console.log(describeFailure(targetName, seed, failure));
    await save(targetName, seed, tally, only, saveDirectory);
  };
  await Promise.all(names.map(report));
  await pool.close();
  return failures === 0;
}

/** Writes the files that failed, and the only one that was run. */
async function save(
  targetName: string,
  seed: number,
  { failures }: Tally,
  only: number | undefined,
  directory: string | undefined,
): Promise<void> {
  if (directory === undefined) return;
  const target = findTarget(targetName);
  const seeds = await makeSeeds(target);
  mkdirSync(directory, { recursive: true });
  for (const index of only === undefined ? failures.map((failure) => failure.index) : [only]) {
    const path = join(directory, `${targetName}-${seed}-${index}.bin`);
    writeFileSync(path, makeFile(target, seeds, seed, index).bytes);
    console.log(`  written: ${path}`);
  }
}
