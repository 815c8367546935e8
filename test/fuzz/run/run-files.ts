import { makeFile } from "../mutations/make-file.js";
import { type Target } from "../target.js";
import { type AllocationMeter } from "./allocation-meter.js";
import { makeSeeds } from "./make-seeds.js";
import { runFile } from "./run-file.js";
import { addTallies, emptyTally, tallyOf, type Tally } from "./tally.js";

/** Which files of a target to run. */
export interface FileRange {
  readonly seed: number;
  /** Number of the first file. */
  readonly first: number;
  readonly count: number;
}

/**
 * Runs some of a target's files, one after the other.
 *
 * @param begin Is told the number of each file before it is run.
 */
export async function runFiles(
  target: Target,
  { seed, first, count }: FileRange,
  meter: AllocationMeter,
  begin: (index: number) => void = () => undefined,
): Promise<Tally> {
  const seeds = await makeSeeds(target);
  let tally = emptyTally;
  for (let index = first; index < first + count; index++) {
    begin(index);
    const file = makeFile(target, seeds, seed, index);
    tally = addTallies(tally, tallyOf(index, await runFile(target, file, meter)));
  }
  return tally;
}
