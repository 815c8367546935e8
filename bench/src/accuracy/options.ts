import { parseArgs } from "node:util";
import type { Recipe } from "./recipe.js";
import { recipeOf, recipes } from "./recipes.js";

/** What to measure. */
export interface AccuracyOptions {
  readonly recipes: readonly Recipe[];
  /** Trainings of ndnet, each from another seed. */
  readonly repetitions: number;
  /** When another library's training is given up, in seconds. */
  readonly limitSeconds: number;
  /** Whether other libraries are measured too. */
  readonly withOthers: boolean;
  /** Whether docs/results.md gets the table. */
  readonly markdown: boolean;
}

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
      limit: { type: "string", default: "300" },
      alone: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return help;
  return {
    recipes: values.targets?.split(",").map((id) => recipeOf(id)) ?? recipes,
    repetitions: wholeNumber(values.repetitions, "repetitions"),
    limitSeconds: wholeNumber(values.limit, "limit"),
    withOthers: !values.alone,
    markdown: values.markdown,
  };
}

function wholeNumber(text: string, option: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new RangeError(`--${option}: a whole number of at least 1 expected, received "${text}"`);
}

const help = `Usage: npm run bench:accuracy -- [options]

Measures the seconds from the start of a process until a network has reached a test accuracy, with ndnet
and with TensorFlow.js on the same network. Needs real MNIST, in the folder that MNIST_DIR names.

  --targets <a,b>     only these, in per cent: ${recipes.map(({ id }) => id).join(", ")}
  --repetitions <n>   trainings of ndnet, seeds 0, 1, 2 … (default: 3)
  --limit <seconds>   when another library's training is given up (default: 300)
  --alone             ndnet only
  --markdown          put the results into docs/results.md
  --no-build          use the builds that are there
  --help              show this text`;
