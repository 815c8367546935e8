import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StallGuard } from "../../../src/datasets/mnist/stall-guard.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("StallGuard", () => {
  it("aborts when the time is over, and says that this was the reason", () => {
    const guard = new StallGuard(100, undefined);
    vi.advanceTimersByTime(99);
    expect(guard.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(guard.signal.aborted).toBe(true);
    expect(guard.hasStalled).toBe(true);
  });

  it("begins the time anew at each restart", () => {
    const guard = new StallGuard(100, undefined);
    for (let count = 0; count < 5; count++) {
      vi.advanceTimersByTime(80);
      guard.restart();
    }
    expect(guard.signal.aborted).toBe(false);
  });

  it("aborts with the outer signal, also with one that was aborted before, and is not stalled", () => {
    const outer = new AbortController();
    const guard = new StallGuard(100, outer.signal);
    outer.abort();
    expect(guard.signal.aborted).toBe(true);
    expect(guard.hasStalled).toBe(false);
    expect(new StallGuard(100, AbortSignal.abort()).signal.aborted).toBe(true);
  });

  it("leaves no timer and no listener behind its end", () => {
    const outer = new AbortController();
    const remove = vi.spyOn(outer.signal, "removeEventListener");
    const guard = new StallGuard(100, outer.signal);
    guard.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledTimes(1);
    expect(guard.signal.aborted).toBe(true);
    expect(guard.hasStalled).toBe(false);
  });
});
