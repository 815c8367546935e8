import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Throttle } from "../../../../examples/browser/page/throttle.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("many requests are one at once and one when the pause is over", async () => {
  let done = 0;
  const throttle = new Throttle(100, async () => {
    done += 1;
    await Promise.resolve();
  });
  for (let request = 0; request < 10; request += 1) throttle.request();
  expect(done).toBe(1);
  await vi.advanceTimersByTimeAsync(99);
  expect(done).toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toBe(2);
  throttle.request();
  expect(done).toBe(3);
});
