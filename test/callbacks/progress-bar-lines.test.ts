import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProgressBar } from "../../src/callbacks/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import {
  clock,
  fakeSurroundings,
  inSecondEpoch,
  lines,
  restoreSurroundings,
  shapeOf,
  type Training,
} from "./progress-bar-support.js";
import { fit, makeModel } from "./support.js";

beforeEach(fakeSurroundings);
afterEach(restoreSurroundings);

describe("ProgressBar without a terminal", () => {
  async function textAfter(training: Training, more: object = {}): Promise<string> {
    let text = "";
    const output = { write: (piece: string) => void (text += piece), ...more };
    const bar = new ProgressBar({ output, ...training.bar });
    const callbacks = [clock, bar, ...(training.callbacks ?? [])];
    await fit(makeModel(), callbacks, { epochs: 2, ...training.fit }).catch(() => undefined);
    return text;
  }

  it("writes a line an epoch, however long, in ASCII", async () => {
    const text = await textAfter({ fit: { validation: 0.2 } });
    expect(shapeOf(text.split("\n"))).toEqual([
      "Epoch 1/2 loss x (validation x) accuracy x % (validation x %) rate 0.1 400 samples/s 100 ms",
      "Epoch 2/2 loss x (validation x) accuracy x % (validation x %) rate 0.1 400 samples/s 100 ms",
      "",
    ]);
    expect(text).toMatch(/^[\n -~]*$/);
  });

  it.each([
    ["in CI", "CI", "true"],
    ["on a terminal that can't draw in place", "TERM", "dumb"],
  ])("does so %s too", async (_where, name, value) => {
    vi.stubEnv(name, value);
    const text = await textAfter({}, { isTTY: true, columns: 80 });
    expect(shapeOf(text.split("\n"))).toEqual([...lines, ""]);
  });

  it("does so where it is asked for", async () => {
    const text = await textAfter({ bar: { style: "lines", width: 30 } }, { isTTY: true });
    expect(shapeOf(text.split("\n"))[0]).toBe("Epoch 1/2 loss x 150 ms");
  });

  it("says in ASCII how far an epoch came that was aborted", async () => {
    const controller = new AbortController();
    const callbacks = [inSecondEpoch(() => controller.abort())];
    const text = await textAfter({ callbacks, fit: { signal: controller.signal } });
    expect(shapeOf(text.split("\n"))).toEqual([
      lines[0],
      "Epoch 2/2 2/3 loss x accuracy x % rate 0.1 400 samples/s aborted",
      "",
    ]);
  });
});

describe("what training prints", () => {
  const spies = () => [
    vi.spyOn(process.stdout, "write").mockReturnValue(true),
    vi.spyOn(process.stderr, "write").mockReturnValue(true),
    ...(["log", "info", "debug"] as const).map((method) =>
      vi.spyOn(console, method).mockReturnValue(),
    ),
  ];

  it("is nothing without a ProgressBar", async () => {
    const prints = spies();
    const model = makeModel();
    await fit(model, [clock], { validation: 0.2 });
    expect(model.summary()).toContain("Dense");
    for (const print of prints) expect(print).not.toHaveBeenCalled();
  });

  it("is a ProgressBar's lines in the program's own output by default", async () => {
    const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await fit(makeModel(), [clock, new ProgressBar({ style: "lines" })], { epochs: 2 });
    const text = stdout.mock.calls.map(([piece]) => String(piece)).join("");
    expect(shapeOf(text.split("\n"))).toEqual([...lines, ""]);
  });
});

describe("ProgressBar, its options", () => {
  it.each([
    { output: {} },
    { output: null },
    { style: "none" },
    { width: 0 },
    { updatesPerSecond: 0 },
    { updatesPerSecond: Number.NaN },
    { epochsPerLine: 1.5 },
  ])("throws an ArgumentError for %o", (options) => {
    expect(() => new ProgressBar(options as never)).toThrow(ArgumentError);
  });
});
