import { expect, test } from "vitest";
import { createDistortion } from "../../../src/datasets/synthetic-digits/distortion.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

function corners(): { x: Float64Array; y: Float64Array } {
  return { x: Float64Array.of(0, 64, 64, 0), y: Float64Array.of(0, 0, 100, 100) };
}

test("one distortion moves the same points to the same places, in place", () => {
  const distort = createDistortion(new RandomState(1));
  const [first, second] = [corners(), corners()];
  distort(first);
  distort(second);
  expect(first).toEqual(second);
  expect(first).not.toEqual(corners());
});

test("a box stays the right way round and upright for 500 seeds", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const { x, y } = corners();
    createDistortion(new RandomState(seed))({ x, y });
    let doubledArea = 0;
    for (let i = 0; i < 4; i += 1) {
      const next = (i + 1) % 4;
      doubledArea += (x[i] ?? 0) * (y[next] ?? 0) - (x[next] ?? 0) * (y[i] ?? 0);
    }
    expect(doubledArea).toBeGreaterThan(0.5);
    expect((y[2] ?? 0) + (y[3] ?? 0)).toBeGreaterThan((y[0] ?? 0) + (y[1] ?? 0));
  }
});
