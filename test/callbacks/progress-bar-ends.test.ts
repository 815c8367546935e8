import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProgressBar, type Callback } from "../../src/callbacks/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { Screen } from "../terminal/screen.js";
import {
  fakeSurroundings,
  inSecondEpoch,
  lines,
  restoreSurroundings,
  screenAfter,
  shapeOf,
} from "./progress-bar-support.js";
import { fit, makeModel } from "./support.js";

beforeEach(fakeSurroundings);
afterEach(restoreSurroundings);

describe("ProgressBar at the end of training", () => {
  const restored = (screen: Screen): void => {
    expect(screen.cursor).toEqual({ row: screen.rows.length - 1, column: 0 });
    expect(screen.rows.at(-1)).toBe("");
  };

  it("shows how far an epoch came that was aborted", async () => {
    const controller = new AbortController();
    const callbacks = [inSecondEpoch(() => controller.abort())];
    const screen = await screenAfter({ callbacks, fit: { signal: controller.signal } });
    expect(shapeOf(screen.rows)).toEqual([
      lines[0],
      "Epoch 2/2 ━─ 2/3 loss x accuracy x % 400 samples/s aborted",
      "",
    ]);
    restored(screen);
  });

  it("shows how far an epoch came that failed", async () => {
    const fails = inSecondEpoch(() => {
      throw new ArgumentError({ where: "w", expected: "e", received: "r" });
    });
    const screen = await screenAfter({ callbacks: [fails], bar: { epochsPerLine: 2 } });
    expect(shapeOf(screen.rows)).toEqual([
      lines[0],
      "Epoch 2/2 ━─ 2/3 loss x accuracy x % 400 samples/s failed",
      "",
    ]);
    restored(screen);
  });

  it("shows the last epoch where training was stopped", async () => {
    const stops: Callback = {
      onEpochEnd: (_, training) => {
        training.stop();
      },
    };
    const bar = { epochsPerLine: 5 };
    const screen = await screenAfter({ callbacks: [stops], bar });
    expect(shapeOf(screen.rows)).toEqual([lines[0], ""]);
    restored(screen);
  });

  it("shows nothing of an epoch that was stopped before its first batch", async () => {
    const stops: Callback = {
      onEpochBegin: (epoch, training) => {
        if (epoch === 2) training.stop();
      },
    };
    const screen = await screenAfter({ callbacks: [stops], bar: { updatesPerSecond: 1000 } });
    expect(shapeOf(screen.rows)).toEqual([lines[0], ""]);
    restored(screen);
  });

  it("shows nothing where another callback failed before it began", async () => {
    const screen = new Screen();
    const bar = new ProgressBar({ output: screen });
    const controller = new AbortController();
    const aborts = inSecondEpoch(() => {
      controller.abort();
    });
    await fit(makeModel(), [bar, aborts], { signal: controller.signal }).catch(() => undefined);
    const before = screen.writes.length;
    const fails: Callback = {
      onTrainBegin: () => {
        throw new ArgumentError({ where: "w", expected: "e", received: "r" });
      },
    };
    await fit(makeModel(), [fails, bar]).catch(() => undefined);
    expect(screen.writes).toHaveLength(before);
  });
});
