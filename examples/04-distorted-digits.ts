// Digits beside what shifts, turns and elastic distortion make of them, as a picture.
//
//   npx tsx examples/04-distorted-digits.ts
//   npx tsx examples/04-distorted-digits.ts --alpha 60 --sigma 5 --file digits.png

import { writeFile } from "node:fs/promises";
import ndarray from "ndarray";
import { ImageAugmentation } from "ndnet/datasets";
import { imageGridPng } from "ndnet/plots";
import { commandLine } from "./support/command-line.js";
import { loadDigits } from "./support/load-digits.js";

const { alpha, sigma, rotation, scaling, shift, digits, seed, file } = commandLine({
  ...{ alpha: 34, sigma: 4, rotation: 10, scaling: 0.1, shift: 1 },
  ...{ digits: 12, seed: 42, file: "distorted-digits.png" },
});
const { train } = await loadDigits({ rows: digits });
const columns = 12;

const augmentation = new ImageAugmentation({
  ...{ seed, shift, rotation, scaling },
  elastic: { alpha, sigma },
  shape: [28, 28],
});

// In each row a digit as it is, then as it comes in epochs 1, 2, 3 …
const [count = 0] = train.images.shape;
const sheet = ndarray(new Float32Array(count * columns * 784), [count, columns, 784]);
for (let epoch = 0; epoch < columns; epoch += 1) {
  const images = epoch === 0 ? train.images : augmentation.apply(train.images, epoch);
  for (let digit = 0; digit < count; digit += 1) {
    for (let pixel = 0; pixel < 784; pixel += 1) {
      sheet.set(digit, epoch, pixel, images.get(digit, pixel));
    }
  }
}
const tiles = ndarray(sheet.data, [count * columns, 784]);
await writeFile(file, imageGridPng(tiles, { columns, count: count * columns, scale: 2 }));
console.log(`${file} shows ${count} digits, each in ${columns - 1} epochs.`);
