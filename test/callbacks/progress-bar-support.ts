import { vi } from "vitest";
import { ProgressBar, type Callback, type ProgressBarOptions } from "../../src/callbacks/index.js";
import type { FitOptions } from "../../src/models/index.js";
import { Screen } from "../terminal/screen.js";
import { fit, makeModel } from "./support.js";

/** Time and environment of a test are its own. */
export function fakeSurroundings(): void {
  vi.useFakeTimers({ toFake: ["performance"] });
  for (const name of ["CI", "TERM", "NO_COLOR"]) vi.stubEnv(name, "");
}

/** The inverse of {@link fakeSurroundings}. */
export function restoreSurroundings(): void {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
}

/** Lets every batch take 50 ms: 150 an epoch. */
export const clock: Callback = { onBatchEnd: () => void vi.advanceTimersByTime(50) };

export interface Training {
  readonly bar?: ProgressBarOptions;
  readonly fit?: Partial<FitOptions>;
  /** Told after the bar. */
  readonly callbacks?: readonly Callback[];
}

/** What a screen shows after a training of two epochs of three batches each. */
export async function screenAfter(training: Training = {}, screen = new Screen()): Promise<Screen> {
  const bar = new ProgressBar({ output: screen, unicode: true, ...training.bar });
  const callbacks = [clock, bar, ...(training.callbacks ?? [])];
  await fit(makeModel(), callbacks, { epochs: 2, ...training.fit }).catch(() => undefined);
  return screen;
}

/** Rows with an x for every number of the model's, and `━─` for every bar. */
export function shapeOf(rows: readonly string[]): string[] {
  return rows.map((row) =>
    row
      .replaceAll(/\d\.\d{3,4}\b/g, "x")
      .replaceAll(/\d+\.\d\d %/g, "x %")
      .replaceAll(/[━╸─]+/g, "━─"),
  );
}

/** The texts that were drawn, without what steers the terminal. */
export function drawn({ writes }: Screen): string[] {
  // eslint-disable-next-line no-control-regex -- Control sequences are what this is about.
  return writes.map((text) => text.replaceAll(/\u001b\[[\d;]*[A-Za-z]|[\r\n]/g, ""));
}

/** Calls a function in the second batch of the second epoch. */
export function inSecondEpoch(call: () => void): Callback {
  return {
    onBatchEnd: ({ epoch, batch }) => {
      if (epoch === 2 && batch === 2) call();
    },
  };
}

/** The lines that stay of that training. */
export const lines = [1, 2].map(
  (epoch) => `Epoch ${epoch}/2 loss x accuracy x % rate 0.1 333 samples/s 150 ms`,
);
