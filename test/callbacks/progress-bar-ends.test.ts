import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProgressBar, type Callback } from "../../src/callbacks/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { Screen } from "../terminal/screen.js";
import {
  clock,
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

  it("says how far the last epoch came where training was stopped within", async () => {
    const stops: Callback = {
      onBatchEnd: ({ step }, training) => {
        if (step === 5) training.stop();
      },
    };
    const screen = await screenAfter({ callbacks: [stops] });
    expect(shapeOf(screen.rows)[1]).toContain("Epoch 2/2 (2/3) loss");
  });

  it.each(["bar", "lines"] as const)(
    "lets training go on where its output fails, and writes no more, as %s",
    async (style) => {
      let writes = 0;
      const output = {
        write: () => {
          writes += 1;
          if (writes > 1) throw new Error("EPIPE");
        },
      };
      const bar = new ProgressBar({ output, style, updatesPerSecond: 1000 });
      const history = await fit(makeModel(), [clock, bar], { epochs: 5 });
      expect(history.epochs).toHaveLength(5);
      bar.print("more");
      expect(writes).toBe(2);
    },
  );

  it("lets training go on where a stream that it writes to breaks, without a listener left behind", async () => {
    const stream = new Writable({
      write: (_, __, done) => {
        done(new Error("EPIPE"));
      },
    });
    const bar = new ProgressBar({ output: stream, style: "lines" });
    const history = await fit(makeModel(), [bar], { epochs: 5 });
    expect(history.epochs).toHaveLength(5);
    await vi.waitFor(() => {
      expect(stream.destroyed).toBe(true);
      expect(stream.listenerCount("error")).toBe(0);
    });
  });

  it("listens to its stream in a second training that follows at once", async () => {
    const stream = new Writable({ write: (_, __, done) => done() });
    const bar = new ProgressBar({ output: stream, style: "lines" });
    await fit(makeModel(), [bar]);
    const listeners: number[] = [];
    const counts: Callback = {
      onEpochEnd: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        listeners.push(stream.listenerCount("error"));
      },
    };
    await fit(makeModel(), [bar, counts], { epochs: 2 });
    expect(listeners).toEqual([1, 1]);
    await vi.waitFor(() => {
      expect(stream.listenerCount("error")).toBe(0);
    });
  });

  it.each([null, "x", 3, [], { unicode: "yes" }, { colour: 1 }])(
    "refuses options of %j",
    (options) => {
      expect(() => new ProgressBar(options as never)).toThrow(ArgumentError);
    },
  );

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
