// Digits beside what shifts, turns and elastic distortion make of them, as a picture.
//
//   npx tsx examples/04-distorted-digits.ts
//   npx tsx examples/04-distorted-digits.ts --alpha 60 --sigma 5 --file digits.png

import ndarray from "ndarray";
import { ImageAugmentation } from "ndnet/datasets";
import { imageGridPng } from "ndnet/plots";
import { loadDigits } from "./support/load-digits.js";
import * as kinds from "./support/option-kinds.js";
import { runWhenStarted } from "./support/run-when-started.js";
import { writeOptionFile } from "./support/write-option-file.js";

const columns = 12;

await runWhenStarted(import.meta.url, {
  about: "Draws digits, a row each: as they are, then as they come in eleven epochs.",
  options: {
    alpha: kinds.decimal(34, "strength of the elastic distortion"),
    sigma: kinds.decimal(4, "pixels over which it is smoothed"),
    rotation: kinds.decimal(10, "degrees to turn by at most"),
    scaling: kinds.decimal(0.1, "share of width and height to stretch by at most"),
    shift: kinds.decimal(1, "pixels to move by at most"),
    digits: kinds.count(12, "how many digits"),
    seed: kinds.seed(42),
    file: kinds.path("distorted-digits.png", "the PNG file to write"),
  },
  run: async ({ alpha, sigma, rotation, scaling, shift, digits, seed, file }, print) => {
    const augmentation = new ImageAugmentation({
      ...{ seed, shift, rotation, scaling },
      elastic: { alpha, sigma },
      shape: [28, 28],
    });
    const { train } = await loadDigits({ rows: digits });
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
    await writeOptionFile(file, imageGridPng(tiles, { columns, count: count * columns, scale: 2 }));
    print(`${file} shows ${count} digits, each in ${columns - 1} epochs.`);
  },
});
