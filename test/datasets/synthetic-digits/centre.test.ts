import { expect, test } from "vitest";
import { placeByMass } from "../../../src/datasets/synthetic-digits/centre.js";

function place(marks: readonly (readonly [row: number, column: number, grey: number])[]) {
  const picture = new Uint8Array(16);
  for (const [row, column, grey] of marks) picture[row * 4 + column] = grey;
  const target = new Uint8Array(64);
  placeByMass(picture, 4, target, 8);
  return [...target.entries()]
    .filter(([, grey]) => grey > 0)
    .map(([pixel, grey]) => [Math.floor(pixel / 8), pixel % 8, grey]);
}

test("a single mark comes to lie on the pixel at half the target's side", () => {
  expect(place([[2, 1, 9]])).toEqual([[4, 4, 9]]);
});

test("the centre of mass counts greys, and shifts are whole pixels", () => {
  expect(
    place([
      [1, 0, 30],
      [1, 3, 10],
    ]),
  ).toEqual([
    [4, 3, 30],
    [4, 6, 10],
  ]);
});

test("a shift that would cut the picture off stops at the target's border", () => {
  expect(
    place([
      [0, 0, 255],
      [3, 3, 1],
    ]),
  ).toEqual([
    [4, 4, 255],
    [7, 7, 1],
  ]);
});
