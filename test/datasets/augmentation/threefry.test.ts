import { expect, it } from "vitest";
import { Threefry } from "../../../src/datasets/augmentation/threefry.js";

// Known answers of the authors' Random123 library, threefry2x32 with 20 rounds.
it.each([
  [[0, 0], [0, 0], 0x6b200159, 0x99ba4efe],
  [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], 0x1cb996fc, 0xbb002be7],
  [[0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], 0xc4923a9c, 0x483df7a0],
] as [[number, number], [number, number], number, number][])(
  "key %o and counter %o give the published words",
  (key, counter, first, second) => {
    const random = new Threefry(...key);
    random.draw(...counter);
    expect([random.first, random.second]).toEqual([first, second]);
  },
);

it("words don't depend on what was drawn before", () => {
  const [once, twice] = [new Threefry(1, 2), new Threefry(1, 2)];
  twice.draw(7, 1);
  for (const random of [once, twice]) random.draw(3, 0);
  expect([twice.first, twice.second]).toEqual([once.first, once.second]);
});
