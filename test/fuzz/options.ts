import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface FuzzOptions {
  readonly seed: number;
  /** Files a target. */
  readonly files: number;
  /** Names of targets; all where there are none. */
  readonly targetNames: readonly string[];
  /** The only file to run, by its number. */
  readonly only: number | undefined;
  /** Where to write files that fail; nowhere where it is `undefined`. */
  readonly saveDirectory: string | undefined;
  /** Threads. */
  readonly jobs: number;
  readonly help: boolean;
}

/** What `--help` prints. */
export const usage = `Feeds mutated files to every parser: only typed errors may come out, none may take over a second
or more memory than twice the file's honest size and 16 MiB. The same seed gives the same files.

npm run fuzz -- [options]
  --seed N        default 1
  --files N       files a target; default 100000
  --target NAME   this target only; may be given several times
  --only INDEX    this file only; with --target
  --save DIR      write the files that fail, or the one of --only, into this directory
  --jobs N        threads; default: one a processor, four at most`;

export function parseOptions(parameters: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      seed: { type: "string", default: "1" },
      files: { type: "string", default: "100000" },
      target: { type: "string", multiple: true, default: [] },
      only: { type: "string" },
      save: { type: "string" },
      jobs: { type: "string", default: String(Math.min(availableParallelism(), 4)) },
      help: { type: "boolean", default: false },
    },
  });
  const only = values.only === undefined ? undefined : wholeNumber("only", values.only, 0);
  if (only !== undefined && values.target.length !== 1) {
    throw new Error("--only needs the one --target that the file belongs to");
  }
  return {
    seed: wholeNumber("seed", values.seed, 0),
    files: wholeNumber("files", values.files, 1),
    targetNames: values.target,
    only,
    saveDirectory: values.save,
    jobs: wholeNumber("jobs", values.jobs, 1),
    help: values.help,
  };
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least && number < 2 ** 31) return number;
  throw new Error(`--${option} takes a whole number of at least ${least}, not ${text}`);
}
