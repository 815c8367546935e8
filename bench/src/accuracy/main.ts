import { writeBenchData } from "../data/bench-data.js";
import { busyWarning, describeMachine } from "../machine.js";
import { exitOnSignals, temporaryDirectory } from "../processes/at-exit.js";
import { columns, markdownTable } from "../report/format.js";
import { fillDocument } from "../report/fill-document.js";
import { ndnet, others, type Trainer } from "./contestants.js";
import { readAccuracyOptions, type AccuracyOptions } from "./options.js";
import type { Recipe } from "./recipe.js";
import { accuracyTable, type AccuracyResult } from "./table.js";
import { timeTraining, type TrainingTime } from "./time-training.js";

/** The longest that ndnet may take for a recipe. */
const ndnetLimitSeconds = 1800;

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
  const dataDirectory = temporaryDirectory();
  const warning = busyWarning();
  if (warning !== undefined) console.error(warning);
  const machine = describeMachine();
  const data = await writeBenchData(dataDirectory);
  if (data.name !== "MNIST") {
    throw new Error("Accuracies are those of real MNIST: set MNIST_DIR to its folder.");
  }
  const results: AccuracyResult[] = [];
  for (const recipe of options.recipes) {
    const trainers = [ndnet, ...(options.withOthers ? others : [])];
    for (const trainer of trainers) {
      console.error(`measuring: ${recipe.id} %, ${trainer.name}…`);
      results.push(await measure(recipe, trainer, dataDirectory, options));
    }
  }
  const table = accuracyTable(results);
  console.log(`Data: ${data.text}.\n\n${columns(table)}`);
  if (!options.markdown) return;
  const facts = Object.entries(machine).map(([name, value]) => `${name}: ${value}`);
  const text = `${facts.join("; ")}.\n\n${markdownTable(table)}`;
  console.log(`\nWritten: ${fillDocument("docs/results.md", "bench:accuracy", text)}`);
}

async function measure(
  recipe: Recipe,
  trainer: Trainer,
  dataDirectory: string,
  { repetitions, limitSeconds }: AccuracyOptions,
): Promise<AccuracyResult> {
  const { name } = trainer;
  const note = trainer.missing() ?? trainer.unable(recipe);
  const times: TrainingTime[] = [];
  const isOwn = trainer === ndnet;
  for (let seed = 0; note === undefined && seed < (isOwn ? repetitions : 1); seed += 1) {
    const command = trainer.command(recipe, dataDirectory, seed);
    times.push(
      await timeTraining(command, recipe.target, isOwn ? ndnetLimitSeconds : limitSeconds),
    );
  }
  return { recipe, name, times, note };
}
