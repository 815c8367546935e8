import type {
  ImageOperations,
  WindowGeometry,
} from "../../src/backends/operations/image-operations.js";
import type { Tensor } from "../../src/tensor/index.js";

type Place = [image: number, y: number, x: number];

/** Where a window over an output's place has its pixel (i, j), and whether that is in the image. */
function pixelOf(
  [, y, x]: Place,
  [i, j]: readonly [number, number],
  geometry: WindowGeometry,
  image: Tensor,
): { row: number; column: number; inside: boolean } {
  const row = y * geometry.verticalStride + i - geometry.paddingAbove;
  const column = x * geometry.horizontalStride + j - geometry.paddingLeft;
  const inside = row >= 0 && column >= 0 && row < image.shape[1]! && column < image.shape[2]!;
  return { row, column, inside };
}

function* placesOf({ shape }: Tensor): Iterable<Place> {
  for (let n = 0; n < shape[0]!; n++)
    for (let y = 0; y < shape[1]!; y++) for (let x = 0; x < shape[2]!; x++) yield [n, y, x];
}

function* tapsOf({ height, width }: WindowGeometry): Iterable<[number, number]> {
  for (let i = 0; i < height; i++) for (let j = 0; j < width; j++) yield [i, j];
}

function add(tensor: Tensor, index: readonly number[], value: number): void {
  tensor.set(...index, tensor.get(...index) + value);
}

function clear(tensor: Tensor): void {
  const [, , , channels = 0] = tensor.shape;
  for (const place of placesOf(tensor))
    for (let c = 0; c < channels; c++) tensor.set(...place, c, 0);
}

/** Convolutions and pooling by indices, one product at a time. */
export const naiveImages: ImageOperations = {
  convolve(input, weights, bias, geometry, output) {
    const [, , channels = 0, filters = 0] = weights.shape;
    for (const place of placesOf(output)) {
      for (let f = 0; f < filters; f++) {
        let sum = bias === undefined ? 0 : bias.get(f);
        for (const tap of tapsOf(geometry)) {
          const { row, column, inside } = pixelOf(place, tap, geometry, input);
          for (let c = 0; c < channels; c++) {
            sum += (inside ? input.get(place[0], row, column, c) : 0) * weights.get(...tap, c, f);
          }
        }
        output.set(...place, f, sum);
      }
    }
  },
  addConvolutionWeightGradient(input, outputGradient, geometry, weightGradient) {
    const [, , channels = 0, filters = 0] = weightGradient.shape;
    for (const tap of tapsOf(geometry)) {
      for (let c = 0; c < channels; c++) {
        for (let f = 0; f < filters; f++) {
          let sum = weightGradient.get(...tap, c, f);
          for (const place of placesOf(outputGradient)) {
            const { row, column, inside } = pixelOf(place, tap, geometry, input);
            const value = inside ? input.get(place[0], row, column, c) : 0;
            sum += value * outputGradient.get(...place, f);
          }
          weightGradient.set(...tap, c, f, sum);
        }
      }
    }
  },
  convolutionInputGradient(outputGradient, weights, geometry, inputGradient) {
    const [, , channels = 0, filters = 0] = weights.shape;
    clear(inputGradient);
    for (const place of placesOf(outputGradient)) {
      for (const tap of tapsOf(geometry)) {
        const { row, column, inside } = pixelOf(place, tap, geometry, inputGradient);
        if (!inside) continue;
        for (let c = 0; c < channels; c++) {
          for (let f = 0; f < filters; f++) {
            const product = outputGradient.get(...place, f) * weights.get(...tap, c, f);
            add(inputGradient, [place[0], row, column, c], product);
          }
        }
      }
    }
  },
  maxPool(input, geometry, output) {
    forEachWindow(input, output, geometry, (place, c, pixels) => {
      output.set(...place, c, Math.max(...pixels.map((pixel) => input.get(...pixel))));
    });
  },
  maxPoolGradient(input, output, outputGradient, geometry, inputGradient) {
    clear(inputGradient);
    forEachWindow(input, output, geometry, (place, c, pixels) => {
      const values = pixels.map((pixel) => input.get(...pixel));
      const largest = Math.max(...values);
      const first = pixels[values.findIndex((value) => value === largest || Number.isNaN(value))];
      if (first !== undefined) add(inputGradient, first, outputGradient.get(...place, c));
    });
  },
  averagePool(input, geometry, output) {
    forEachWindow(input, output, geometry, (place, c, pixels) => {
      const sum = pixels.reduce((total, pixel) => total + input.get(...pixel), 0);
      output.set(...place, c, sum / pixels.length);
    });
  },
  averagePoolGradient(outputGradient, geometry, inputGradient) {
    clear(inputGradient);
    forEachWindow(inputGradient, outputGradient, geometry, (place, c, pixels) => {
      for (const pixel of pixels) {
        add(inputGradient, pixel, outputGradient.get(...place, c) / pixels.length);
      }
    });
  },
};

/** Every window and channel with the indices of its elements within the image. */
function forEachWindow(
  input: Tensor,
  output: Tensor,
  geometry: WindowGeometry,
  visit: (
    place: Place,
    channel: number,
    pixels: readonly [number, number, number, number][],
  ) => void,
): void {
  for (const place of placesOf(output)) {
    for (let c = 0; c < output.shape[3]!; c++) {
      const pixels = [...tapsOf(geometry)]
        .map((tap) => pixelOf(place, tap, geometry, input))
        .filter(({ inside }) => inside)
        .map(({ row, column }): [number, number, number, number] => [place[0], row, column, c]);
      visit(place, c, pixels);
    }
  }
}
