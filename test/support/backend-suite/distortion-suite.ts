import ndarray from "ndarray";
import { expect, test } from "vitest";
import type { ImageDistortions } from "../../../src/backends/index.js";
import { elementCount, type InputTensor, type Shape } from "../../../src/tensor/index.js";
import { randomValues } from "../random-tensor.js";
import { compare, inputOf, output } from "./compare.js";
import { dtypes, type SuiteContext } from "./context.js";

/** Sizes around the edges of vectors and of the padding, no images, and empty ones. */
const shapes: readonly Shape[] = [
  ...[1, 3, 4, 5, 13, 14, 16, 29].map((width) => [2, 3, width]),
  ...[
    [3, 28, 28],
    [9, 7, 6],
    [1, 33, 2],
    [0, 4, 4],
    [2, 0, 3],
    [2, 3, 0],
  ],
];

export function describeDistortions(context: SuiteContext): void {
  context.describeOperation("distortImages", () => {
    for (const dtype of dtypes) {
      test(`distortImages is exact for places in eighths of a pixel in ${dtype}, ${context.operandsTested}`, () => {
        for (const layout of context.layouts) {
          for (const shape of shapes) {
            for (const [index, distortions] of distortionsOf(shape).entries()) {
              const values = wholePixels(shape, index).map((pixel) => pixel / 4);
              compare(context, {
                dtype,
                layout,
                operands: [inputOf(shape, dtype, values), output(shape)],
                run: (backend, [images, distorted]) => {
                  backend.distortImages(images!, distortions, distorted!);
                  return undefined;
                },
                tolerance: {},
              });
            }
          }
        }
      });
    }
    test("distortImages rounds bytes to the nearest, a half to the even one", () => {
      for (const shape of shapes) {
        for (const [index, distortions] of distortionsOf(shape).entries()) {
          const [distorted, expected] = [context.backend, context.oracle].map((backend) => {
            const images = bytes(wholePixels(shape, index), shape);
            const result = bytes(new Array<number>(elementCount(shape)).fill(77), shape);
            backend.distortImages(images, distortions, result);
            return [...result.data];
          });
          expect(distorted, `shape [${shape.join(", ")}], case ${index}`).toEqual(expected);
        }
      }
    });
  });
}

function bytes(values: readonly number[], shape: Shape): InputTensor {
  return ndarray(Uint8Array.from(values), [...shape]);
}

/** Whole numbers from 0 to 255, most of them the filling. */
function wholePixels(shape: Shape, seed: number): number[] {
  const draws = randomValues(2 * elementCount(shape), "float64", 90 + seed);
  return Array.from({ length: elementCount(shape) }, (_, i) =>
    draws[2 * i]! < 0.5 ? fills[seed % fills.length]! : Math.floor(64 * (draws[2 * i + 1]! + 2)),
  );
}

const fills = [0, 12] as const;

/** Maps with and without displacements, all of whose numbers are exact in any order of the sums. */
function distortionsOf([count = 0, height = 0, width = 0]: Shape): ImageDistortions[] {
  const columns = width + 5;
  const rows = height + 3;
  const eighths = (length: number, seed: number, reach: number): number[] =>
    randomValues(length, "float64", seed).map((x) => Math.round((x / 2) * reach * 8) / 8);
  const maps = Float32Array.from(eighths(6 * count, 91, 1), (x, i) => {
    const centre = i % 3 === 2 ? ((i % 6 === 2 ? width : height) - 1) / 2 : 0;
    return x + centre + (i % 6 === 0 || i % 6 === 4 ? 1 : 0);
  });
  const fields = {
    horizontal: Float32Array.from(eighths(rows * columns, 92, 4)),
    vertical: Float32Array.from(eighths(rows * columns, 93, 40)),
    columns,
  };
  const windows = Int32Array.from(
    { length: 2 * count },
    (_, i) => (i % 4) * columns * (i % 4 < 3 ? 1 : 0) + (i % 6),
  );
  const none = new Int32Array();
  return [
    { maps, windows: none, fill: fills[0] },
    { maps, windows, fields, fill: fills[1] },
    { maps, windows, fields, fill: fills[0] },
  ];
}
