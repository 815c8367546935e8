import { parseArgs } from "node:util";
import { leastLimitSeconds, limitFactor } from "./measure-recipe.js";
import type { Recipe } from "./recipe.js";
import { recipeOf, recipes } from "./recipes.js";

/** What to measure. */
export interface AccuracyOptions {
  readonly recipes: readonly Recipe[];
  /** Trainings of each library, each from another seed. */
  readonly repetitions: number;
  /** The longest that another library may take, in seconds. */
  readonly limitSeconds: number;
  /** Whether other libraries are measured too. */
  readonly withOthers: boolean;
  /** Whether docs/results.md gets the table. */
  readonly markdown: boolean;
  /** The command that had these options. */
  readonly command: string;
}

/** A timer takes no more milliseconds than a signed number of 32 bits holds. */
const longestLimitSeconds = Math.floor((2 ** 31 - 1) / 1000);

/**
 * The options of the command line, or a text to print instead of measuring.
 *
 * @throws {TypeError} or {RangeError} saying which option is wrong.
 */
export function readAccuracyOptions(args: readonly string[]): AccuracyOptions | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      targets: { type: "string" },
      repetitions: { type: "string", default: "3" },
      limit: { type: "string", default: "600" },
      alone: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return help;
  if (values.markdown && (values.targets !== undefined || values.alone)) {
    throw new RangeError(
      "--markdown replaces the whole table: leave --targets and --alone away, or --markdown",
    );
  }
  return {
    recipes: values.targets?.split(",").map((id) => recipeOf(id)) ?? recipes,
    repetitions: wholeNumber(values.repetitions, "repetitions", 1000),
    limitSeconds: wholeNumber(values.limit, "limit", longestLimitSeconds),
    withOthers: !values.alone,
    markdown: values.markdown,
    command: ["npm run bench:accuracy", ...(args.length > 0 ? ["--", ...args] : [])].join(" "),
  };
}

function wholeNumber(text: string, option: string, most: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new RangeError(
    `--${option}: a whole number from 1 to ${most} expected, received "${text}"`,
  );
}

const help = `Usage: npm run bench:accuracy -- [options]

Measures the seconds from the start of a process until a network has reached a test accuracy, with ndnet
and with TensorFlow.js on the same network, in turns. Needs real MNIST, in the folder that MNIST_DIR names.
Exits with 1 where ndnet takes longer than is wanted, or does not get there.

  --targets <a,b>     only these, in per cent: ${recipes.map(({ id }) => id).join(", ")}
  --repetitions <n>   trainings of each library, seeds 0, 1, 2 … (default: 3)
  --limit <seconds>   when another library's training is given up at the latest (default: 600); else after
                      ${limitFactor} times what ndnet takes, and at least ${leastLimitSeconds} s
  --alone             ndnet only
  --markdown          put the results into docs/results.md; with all targets and libraries only
  --no-build          use the builds that are there
  --help              show this text`;
