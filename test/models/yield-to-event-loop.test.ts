import { afterEach, describe, expect, it, vi } from "vitest";
import { WorkSlices } from "../../src/models/yield-to-event-loop.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("WorkSlices", () => {
  it("is due after 50 ms of work, and again 50 ms after a rest", async () => {
    let now = 1000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const slices = new WorkSlices();
    now += 49;
    expect(slices.due).toBe(false);
    now += 1;
    expect(slices.due).toBe(true);
    await slices.rest();
    expect(slices.due).toBe(false);
    now += 50;
    expect(slices.due).toBe(true);
  });

  it.each([
    ["with setImmediate, as in Node", undefined],
    ["without it, as in browsers", { setImmediate: undefined }],
  ])("lets timers that are due have their turn, %s", async (_, globals) => {
    for (const [name, value] of Object.entries(globals ?? {})) vi.stubGlobal(name, value);
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 0);
    const start = performance.now();
    while (performance.now() - start < 5);
    await new WorkSlices().rest();
    expect(fired).toBe(true);
  });
});
