import { busyWarning, describeMachine } from "../machine.js";
import { exitOnSignals } from "../processes/at-exit.js";
import { columns, markdownTable } from "../report/format.js";
import { fillDocument } from "../report/fill-document.js";
import { ndnet, others } from "./contestants.js";
import { readDigits } from "./digits.js";
import { leastLimitSeconds, limitFactor, measureRecipe } from "./measure-recipe.js";
import { readAccuracyOptions, type AccuracyOptions } from "./options.js";
import { accuracyTable, missedRecipes, type AccuracyResult } from "./table.js";
import { timeTraining } from "./time-training.js";

try {
  const options = readAccuracyOptions(process.argv.slice(2));
  if (typeof options === "string") console.log(options);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(options: AccuracyOptions): Promise<void> {
  exitOnSignals();
  const warning = busyWarning();
  if (warning !== undefined) console.error(warning);
  const facts = factsOf(options);
  const directory = process.env["MNIST_DIR"] ?? "";
  if (directory === "") {
    throw new Error("Accuracies are those of real MNIST: set MNIST_DIR to its folder.");
  }
  // So that its files are there, and none of those that are measured is the first to read them.
  await readDigits(directory);
  const results = await measure(options, directory);
  const table = accuracyTable(results);
  console.log(`${facts}\n\n${columns(table)}`);
  const missed = missedRecipes(results);
  if (missed.length > 0) {
    console.error(`\nMissed: ${missed.map(({ id }) => `${id} %`).join(", ")}`);
    process.exitCode = 1;
  }
  if (!options.markdown) return;
  const text = `${facts}\n\n${markdownTable(table)}`;
  console.log(`\nWritten: ${fillDocument("docs/results.md", "bench:accuracy", text)}`);
}

async function measure(options: AccuracyOptions, directory: string): Promise<AccuracyResult[]> {
  const results: AccuracyResult[] = [];
  const trainers = [ndnet, ...(options.withOthers ? others : [])];
  for (const recipe of options.recipes) {
    const measured = await measureRecipe(recipe, trainers, {
      ...options,
      time: (trainer, seed, limitSeconds) => {
        console.error(`measuring: ${recipe.id} %, ${trainer.name}, seed ${seed}…`);
        const command = trainer.command(recipe, directory, seed);
        return timeTraining(command, recipe.target, limitSeconds);
      },
    });
    results.push(...measured);
  }
  return results;
}

/** How the figures came about, for the reader. */
function factsOf({ command, repetitions, limitSeconds }: AccuracyOptions): string {
  const machine = Object.entries(describeMachine()).map(([name, value]) => `${name}: ${value}`);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} by \`${command}\`.`,
    `Trainings of each: ${repetitions}, in turns, of seeds 0, 1, 2 …; the median with the least and the most.`,
    `Others were stopped after ${limitFactor} times ndnet's median, at least ${leastLimitSeconds} s and at`,
    `most ${limitSeconds} s; one that was stopped was not tried again.\n\n${machine.join("; ")}.`,
  ].join(" ");
}
