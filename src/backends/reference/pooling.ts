import { wrap } from "../../tensor/index.js";
import type { ImageOperations } from "../operations/image-operations.js";
import { elementsOf } from "./elements-of.js";
import { forEachWindowPixel, windowedImages } from "./image-windows.js";
import { memoryOperations } from "./memory.js";
import { at } from "./strided.js";

type PoolingOperations = Pick<
  ImageOperations,
  "maxPool" | "maxPoolGradient" | "averagePool" | "averagePoolGradient"
>;

/** Pooling by its definition. */
export const poolingOperations: PoolingOperations = {
  maxPool(input, geometry, output) {
    const images = windowedImages(input.shape, output.shape);
    const { channels } = images;
    const x = elementsOf(input);
    const largest = new Float64Array(output.size).fill(-Infinity);
    forEachWindowPixel(images, geometry, (place, pixel) => {
      if (pixel < 0) return;
      for (let channel = 0; channel < channels; channel++) {
        const i = place * channels + channel;
        const value = at(x, pixel * channels + channel);
        if (value > at(largest, i) || Number.isNaN(value)) largest[i] = value;
      }
    });
    memoryOperations.copy(wrap(largest, output.shape), output);
  },

  maxPoolGradient(input, output, outputGradient, geometry, inputGradient) {
    const images = windowedImages(input.shape, output.shape);
    const { channels } = images;
    const [x, y, g] = [elementsOf(input), elementsOf(output), elementsOf(outputGradient)];
    const sums = new Float64Array(inputGradient.size);
    const isFound = new Uint8Array(output.size);
    forEachWindowPixel(images, geometry, (place, pixel) => {
      if (pixel < 0) return;
      for (let channel = 0; channel < channels; channel++) {
        const [i, from] = [pixel * channels + channel, place * channels + channel];
        const [value, largest] = [at(x, i), at(y, from)];
        const isLargest = value === largest || (Number.isNaN(value) && Number.isNaN(largest));
        if (!isLargest || isFound[from] === 1) continue;
        isFound[from] = 1;
        sums[i] = at(sums, i) + at(g, from);
      }
    });
    memoryOperations.copy(wrap(sums, inputGradient.shape), inputGradient);
  },

  averagePool(input, geometry, output) {
    const images = windowedImages(input.shape, output.shape);
    const { channels } = images;
    const x = elementsOf(input);
    const sums = new Float64Array(output.size);
    const counts = new Int32Array(channels === 0 ? 0 : output.size / channels);
    forEachWindowPixel(images, geometry, (place, pixel) => {
      if (pixel < 0) return;
      counts[place] = (counts[place] ?? 0) + 1;
      for (let channel = 0; channel < channels; channel++) {
        const i = place * channels + channel;
        sums[i] = at(sums, i) + at(x, pixel * channels + channel);
      }
    });
    const means = sums.map((sum, i) => sum / (counts[Math.floor(i / channels)] ?? 1));
    memoryOperations.copy(wrap(means, output.shape), output);
  },

  averagePoolGradient(outputGradient, geometry, inputGradient) {
    const images = windowedImages(inputGradient.shape, outputGradient.shape);
    const { channels } = images;
    const g = elementsOf(outputGradient);
    const counts = new Int32Array(channels === 0 ? 0 : outputGradient.size / channels);
    const sums = new Float64Array(inputGradient.size);
    forEachWindowPixel(images, geometry, (place, pixel) => {
      if (pixel >= 0) counts[place] = (counts[place] ?? 0) + 1;
    });
    forEachWindowPixel(images, geometry, (place, pixel) => {
      if (pixel < 0) return;
      for (let channel = 0; channel < channels; channel++) {
        const i = pixel * channels + channel;
        sums[i] = at(sums, i) + at(g, place * channels + channel) / (counts[place] ?? 1);
      }
    });
    memoryOperations.copy(wrap(sums, inputGradient.shape), inputGradient);
  },
};
