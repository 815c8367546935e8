import { mkdtempSync, openSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import {
  CSVLogger,
  EarlyStopping,
  LearningRateSchedule,
  ProgressBar,
  StepDecay,
  TerminateOnNaN,
  TrainingCheckpoint,
  type Callback,
} from "../ndnet.js";
import type { Task } from "../work.js";

/** More epochs than a measurement has: no callback ends training or changes its rate. */
const never = 1e9;

/**
 * The callbacks of the task: none, those that watch, or those and one that saves after every epoch.
 *
 * Their files are among the run's data, which the measuring program removes: this process is killed.
 */
export function callbacksOf({ callbacks, dataDirectory }: Task): readonly Callback[] {
  if (callbacks === undefined) return [];
  const directory = mkdtempSync(join(dataDirectory, "callbacks-"));
  const watching = [
    progressBar(),
    new EarlyStopping({ monitor: "loss", patience: never }),
    new LearningRateSchedule(new StepDecay({ every: never, factor: 0.5 })),
    new TerminateOnNaN(),
    new CSVLogger({ path: join(directory, "history.csv") }),
  ];
  return callbacks === "watching"
    ? watching
    : [...watching, new TrainingCheckpoint({ path: join(directory, "training.ndnet") })];
}

/** The bar as on a terminal, written by a system call at once as terminals are, to nowhere. */
function progressBar(): ProgressBar {
  const file = openSync(devNull, "w");
  return new ProgressBar({
    style: "bar",
    output: { write: (text) => writeSync(file, text), isTTY: true, columns: 120 },
  });
}
