import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { waitByClock } from "../../../src/datasets/mnist/aborting.js";

describe("waitByClock", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const ended = (promise: Promise<void>) => {
    const end = vi.fn();
    void promise.then(end);
    return end;
  };

  it("waits as long as it is told", async () => {
    const end = ended(waitByClock(1000, undefined));
    await vi.advanceTimersByTimeAsync(999);
    expect(end).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(end).toHaveBeenCalled();
  });

  it("ends early, and leaves no timer, when the signal is aborted or was before", async () => {
    const controller = new AbortController();
    const end = ended(waitByClock(1000, controller.signal));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(end).toHaveBeenCalled();
    const late = ended(waitByClock(1000, controller.signal));
    await vi.advanceTimersByTimeAsync(0);
    expect(late).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
