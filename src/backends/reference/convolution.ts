import { elementCount, wrap, type Tensor } from "../../tensor/index.js";
import type { ImageOperations } from "../operations/image-operations.js";
import { elementsOf } from "./elements-of.js";
import { forEachWindowPixel, windowedImages } from "./image-windows.js";
import { memoryOperations } from "./memory.js";
import { at } from "./strided.js";

type ConvolutionOperations = Pick<
  ImageOperations,
  "convolve" | "addConvolutionWeightGradient" | "convolutionInputGradient"
>;

/** Convolutions by their definition. */
export const convolutionOperations: ConvolutionOperations = {
  convolve(input, weights, bias, geometry, output) {
    const images = windowedImages(input.shape, output.shape);
    const { channels } = images;
    const filters = output.shape[3] ?? 0;
    const [x, w] = [elementsOf(input), elementsOf(weights)];
    const sums = new Float64Array(output.size);
    const offsets = bias === undefined ? new Float64Array(filters) : elementsOf(bias);
    for (let i = 0; i < sums.length; i++) sums[i] = at(offsets, i % filters);
    forEachWindowPixel(images, geometry, (place, pixel, tap) => {
      for (let channel = 0; channel < channels; channel++) {
        const value = pixel < 0 ? 0 : at(x, pixel * channels + channel);
        const row = (tap * channels + channel) * filters;
        for (let filter = 0; filter < filters; filter++) {
          const i = place * filters + filter;
          sums[i] = at(sums, i) + value * at(w, row + filter);
        }
      }
    });
    write(sums, output);
  },

  addConvolutionWeightGradient(input, outputGradient, geometry, weightGradient) {
    const images = windowedImages(input.shape, outputGradient.shape);
    const { channels } = images;
    const filters = outputGradient.shape[3] ?? 0;
    const [x, g] = [elementsOf(input), elementsOf(outputGradient)];
    const sums = Float64Array.from(elementsOf(weightGradient));
    forEachWindowPixel(images, geometry, (place, pixel, tap) => {
      for (let channel = 0; channel < channels; channel++) {
        const value = pixel < 0 ? 0 : at(x, pixel * channels + channel);
        const row = (tap * channels + channel) * filters;
        for (let filter = 0; filter < filters; filter++) {
          sums[row + filter] = at(sums, row + filter) + value * at(g, place * filters + filter);
        }
      }
    });
    write(sums, weightGradient);
  },

  convolutionInputGradient(outputGradient, weights, geometry, inputGradient) {
    const images = windowedImages(inputGradient.shape, outputGradient.shape);
    const { channels } = images;
    const filters = outputGradient.shape[3] ?? 0;
    const [g, w] = [elementsOf(outputGradient), elementsOf(weights)];
    const sums = new Float64Array(inputGradient.size);
    forEachWindowPixel(images, geometry, (place, pixel, tap) => {
      if (pixel < 0) return;
      for (let channel = 0; channel < channels; channel++) {
        const row = (tap * channels + channel) * filters;
        const i = pixel * channels + channel;
        for (let filter = 0; filter < filters; filter++) {
          sums[i] = at(sums, i) + at(g, place * filters + filter) * at(w, row + filter);
        }
      }
    });
    write(sums, inputGradient);
  },
};

/** Rounds sums into a tensor of their shape, of any strides. */
function write(sums: Float64Array, target: Tensor): void {
  if (elementCount(target.shape) === 0) return;
  memoryOperations.copy(wrap(sums, target.shape), target);
}
