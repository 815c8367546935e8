import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { killAtExit } from "../processes/at-exit.js";
import type { Command } from "../processes/child-process.js";
import { linePrefix } from "../processes/protocol.js";
import type { Progress } from "./recipe.js";

/** How long a training took from the start of its process, as the process that started it saw it. */
export interface TrainingTime {
  /** Seconds until the accuracy was reached first; `undefined` where it never was. */
  readonly seconds: number | undefined;
  readonly epochs: number;
  /** The highest share of test digits that were right after an epoch. */
  readonly bestAccuracy: number;
  /** Seconds until the process ended, or was stopped. */
  readonly totalSeconds: number;
  /** Why it ended before its time. */
  readonly trouble: string | undefined;
}

/** Starts a training and waits until the accuracy is reached, the process ends, or the time is over. */
export async function timeTraining(
  { program, args }: Command,
  target: number,
  limitSeconds: number,
): Promise<TrainingTime> {
  const start = performance.now();
  const secondsNow = (): number => (performance.now() - start) / 1000;
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  killAtExit(child);
  const whenStopped = new Promise((resolve) => child.on("close", resolve));
  let [epochs, bestAccuracy, errors] = [0, 0, ""];
  let [seconds, trouble]: [number | undefined, string | undefined] = [undefined, undefined];
  child.on("error", ({ message }) => (trouble = message));
  child.stderr.on("data", (text: Buffer) => (errors = (errors + text.toString()).slice(-4000)));
  const deadline = setTimeout(() => {
    trouble = `stopped after ${limitSeconds} s`;
    child.kill("SIGKILL");
  }, limitSeconds * 1000);
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!line.startsWith(linePrefix)) return;
    const progress = JSON.parse(line.slice(linePrefix.length)) as Progress;
    epochs = progress.epoch;
    bestAccuracy = Math.max(bestAccuracy, progress.accuracy);
    if (progress.accuracy < target || seconds !== undefined) return;
    seconds = secondsNow();
    child.kill("SIGKILL");
  });
  await whenStopped;
  clearTimeout(deadline);
  if (seconds === undefined && child.exitCode !== 0) trouble ??= reasonIn(errors);
  return { seconds, epochs, bestAccuracy, totalSeconds: secondsNow(), trouble };
}

/** The line of an exception that says what happened. */
function reasonIn(errors: string): string {
  const line = errors.split("\n").find((one) => /^\s*(?:\w*Error)\b/.test(one));
  return (line ?? errors.split("\n")[0] ?? "").trim().slice(0, 200);
}
