import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProgressBar, type Callback, type ProgressBarOptions } from "../../src/callbacks/index.js";
import { SequentialBatches } from "../../src/models/index.js";
import { Screen } from "../terminal/screen.js";
import {
  clock,
  drawn,
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

describe("ProgressBar on a terminal", () => {
  it("leaves a line for every epoch, and the cursor at the start of the next one", async () => {
    const screen = await screenAfter();
    expect(shapeOf(screen.rows)).toEqual([...lines, ""]);
    expect(screen.cursor).toEqual({ row: 2, column: 0 });
  });

  it("draws the running epoch in between", async () => {
    const screen = await screenAfter({ bar: { updatesPerSecond: 1000 } });
    expect(shapeOf(drawn(screen))).toEqual([
      "Epoch 1/2 ━─ 0/3 rate 0.1",
      "Epoch 1/2 ━─ 1/3 loss x accuracy x % 400 samples/s 0:00 left",
      "Epoch 1/2 ━─ 2/3 loss x accuracy x % 400 samples/s 0:00 left",
      "Epoch 1/2 ━─ 3/3 loss x accuracy x % 333 samples/s 0:00 left",
      lines[0],
      "Epoch 2/2 ━─ 1/3 loss x accuracy x % 400 samples/s 0:00 left",
      "Epoch 2/2 ━─ 2/3 loss x accuracy x % 400 samples/s 0:00 left",
      "Epoch 2/2 ━─ 3/3 loss x accuracy x % 333 samples/s 0:00 left",
      lines[1],
    ]);
    expect(screen.wraps).toBe(0);
  });

  it("is drawn ten times a second at most, or as often as is asked for", async () => {
    const drawings = async (bar: ProgressBarOptions = {}): Promise<number> => {
      // 50 batches of 50 ms.
      const screen = await screenAfter({ bar, fit: { epochs: 1, batchSize: 1 } });
      return drawn(screen).filter((text) => text.endsWith("left")).length;
    };
    expect(await drawings()).toBe(25);
    expect(await drawings({ updatesPerSecond: 2 })).toBe(5);
  });

  it("shows the validation rows' metrics in the line that stays", async () => {
    const screen = await screenAfter({ fit: { validation: 0.2 } }, new Screen(90));
    expect(shapeOf(screen.rows)[0]).toBe(
      "Epoch 1/2 loss x (validation x) accuracy x % (validation x %) 100 ms",
    );
  });

  it.each([200, 80, 60, 40, 20, 10, 5, 2, 1])(
    "never wraps where there are %d columns",
    async (columns) => {
      const training = { bar: { updatesPerSecond: 1000 }, fit: { validation: 0.2 } };
      const screen = await screenAfter(training, new Screen(columns));
      expect(screen.wraps).toBe(0);
      expect(Math.max(...drawn(screen).map((text) => text.length))).toBeLessThan(columns);
      expect(screen.rows).toHaveLength(3);
    },
  );

  it("takes the columns that there are at each time, and no more than asked for", async () => {
    const screen = new Screen(100);
    const resize: Callback = {
      onEpochBegin: (epoch) => {
        screen.columns = epoch === 1 ? 100 : 50;
      },
    };
    await screenAfter({ bar: { updatesPerSecond: 1000 }, callbacks: [resize] }, screen);
    const widths = drawn(screen).map((text) => text.length);
    expect(Math.max(...widths.slice(0, 4))).toBeGreaterThan(80);
    // The first one was drawn before.
    expect(Math.max(...widths.slice(6))).toBeLessThan(50);
    const narrow = await screenAfter({ bar: { width: 30 } }, new Screen(100));
    expect(Math.max(...drawn(narrow).map((text) => text.length))).toBeLessThanOrEqual(30);
  });

  it("counts batches where the sampler doesn't tell how many there will be", async () => {
    const rows = new SequentialBatches();
    const sampler = { batches: (count: number, size: number) => rows.batches(count, size) };
    const bar = { updatesPerSecond: 1000 };
    const screen = await screenAfter({ bar, fit: { sampler, shuffle: undefined as never } });
    const texts = shapeOf(drawn(screen));
    expect(texts[2]).toBe("Epoch 1/2 batch 2 loss x accuracy x % rate 0.1 400 samples/s");
    expect(texts[6]).toBe("Epoch 2/2 batch 2 loss x accuracy x % rate 0.1 400 samples/s 0:00 left");
    expect(shapeOf(screen.rows)).toEqual([...lines, ""]);
  });

  it("goes on where a training that is resumed was interrupted", async () => {
    let checkpoint: Uint8Array | undefined;
    const controller = new AbortController();
    const save: Callback = {
      changesModel: false,
      onBatchEnd: ({ epoch, batch }, training) => {
        if (epoch !== 2 || batch !== 1) return;
        checkpoint = training.checkpoint();
        controller.abort();
      },
    };
    await screenAfter({ callbacks: [save], fit: { signal: controller.signal } });
    const bar = { updatesPerSecond: 1000 };
    const screen = await screenAfter({ bar, fit: { resume: checkpoint } });
    expect(shapeOf(drawn(screen))).toEqual([
      "Epoch 2/2 ━─ 2/3 loss x accuracy x % 400 samples/s 0:00 left",
      "Epoch 2/2 ━─ 3/3 loss x accuracy x % 300 samples/s 0:00 left",
      "Epoch 2/2 loss x accuracy x % rate 0.1 300 samples/s 150 ms",
    ]);
  });

  it("has colours where the terminal has, unless NO_COLOR is set", async () => {
    const colourful = (): Screen => Object.assign(new Screen(), { getColorDepth: () => 8 });
    const colours = async (bar?: ProgressBarOptions, screen = colourful()): Promise<boolean> =>
      (await screenAfter({ ...(bar && { bar }) }, screen)).writes.join("").includes("\u001b[36m");
    expect(await colours()).toBe(true);
    expect(await colours({ colour: false })).toBe(false);
    expect(await colours({}, new Screen())).toBe(false);
    vi.stubEnv("NO_COLOR", "1");
    expect(await colours()).toBe(false);
    expect(await colours({ colour: true })).toBe(true);
  });

  it("keeps a line for one of so many epochs, and for the last", async () => {
    const rowsOf = async (epochsPerLine: number, epochs: number): Promise<(string | undefined)[]> =>
      (await screenAfter({ bar: { epochsPerLine }, fit: { epochs } })).rows.map((row) =>
        /^Epoch +\d+/.exec(row)?.[0].replace(/ +/, " "),
      );
    const last = undefined;
    expect(await rowsOf(2, 5)).toEqual(["Epoch 2", "Epoch 4", "Epoch 5", last]);
    expect(await rowsOf(5, 10)).toEqual(["Epoch 5", "Epoch 10", last]);
  });

  it("starts anew with every training", async () => {
    const screen = new Screen();
    const bar = new ProgressBar({ output: screen, unicode: true });
    for (const epochs of [1, 2]) await fit(makeModel(), [clock, bar], { epochs });
    expect(shapeOf(screen.rows)).toEqual([lines[0]?.replace("1/2", "1/1"), ...lines, ""]);
  });

  it("prints what it is told above the bar", async () => {
    const screen = new Screen();
    const bar = new ProgressBar({ output: screen, unicode: true });
    const speak = inSecondEpoch(() => {
      bar.print("a note\nof two lines");
    });
    await fit(makeModel(), [clock, bar, speak], { epochs: 2 });
    const [first, second] = lines;
    expect(shapeOf(screen.rows)).toEqual([first, "a note", "of two lines", second, ""]);
  });
});
