import ndarray from "ndarray";
import { ShapeError } from "../../errors/index.js";
import { formatShape, requireNonNegativeInteger, requirePositive } from "../../tensor/index.js";
import { takeRows } from "../../tensor/take-rows.js";
import { checkOptions } from "../arguments/check-members.js";
import { pictureKinds } from "../arguments/picture-kinds.js";
import { twoNumbers } from "../arguments/value-kinds.js";
import { requireNumbers, type NumberArray } from "../arrays/require-numbers.js";
import { formatCountOf } from "../svg/numbers.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import { colourBar, usualMagnitude, signedPixels } from "./signed-colours.js";
import { imageShapeOf } from "./image-shape.js";
import { firstRows } from "./image-stack.js";
import { drawTiles } from "./tile-grid.js";
import { columnsFor, gridWidth, usualTile } from "./tile-layout.js";

/** Options of {@link plotWeights}. */
export interface PlotWeightsOptions extends PictureOptions {
  /** Height and width of what the layer sees, in pixels. Default: square. */
  readonly imageShape?: readonly [height: number, width: number];
  /** Units in a row. Default: 10, or fewer where `width` is narrow. */
  readonly columns?: number;
  /** How many units are shown, from the first. Default: 100. */
  readonly count?: number;
  /**
   * The magnitude from which on a weight has the full colour. Default: the one that 99 of 100 weights
   * shown don't exceed, so that a few large ones don't make all others pale.
   */
  readonly limit?: number;
}

/**
 * The weights of a layer that sees images, as SVG: an image a unit, what it looks for in one colour
 * and what speaks against it in another; weights of 0 have no colour.
 *
 * @param weights `[inputs, units]`, as `Dense` has them, of any strides.
 * @throws {ShapeError} when a unit's weights are no image of that shape.
 * @throws {ArgumentError} when an option makes no sense.
 * @throws {DTypeError} when `weights` is no ndarray of numbers.
 */
export function plotWeights(weights: NumberArray, options: PlotWeightsOptions = {}): string {
  const where = "plotWeights";
  checkOptions(options, kinds, where);
  const { count = 100 } = options;
  requireNumbers(weights, where);
  requireNonNegativeInteger(count, `${where}, count`);
  const [inputs, units] = requireMatrix(weights.shape, where);
  const [height, width] = imageShapeOf([units, inputs], options.imageShape, where);
  const rows = firstRows(units, count);
  const values = takeRows(weights.transpose(1, 0), rows).data;
  const limit = options.limit ?? usualMagnitude(values);
  if (options.limit !== undefined) requirePositive(options.limit, `${where}, limit`);
  const columns = columnsFor(rows.length, options, 10, where);
  const tiles = Array.from(rows, (row, index) => ({
    pixels: ndarray(signedPixels(values.subarray(index * inputs, (index + 1) * inputs), limit), [
      height,
      width,
      4,
    ]),
    caption: [],
    hint: `Unit ${row}`,
  }));
  const shown = rows.length < units ? `first ${rows.length} of ${units}` : String(units);
  return picture(options, {
    where,
    title: `Weights of ${rows.length < units ? `the ${shown} units` : formatCountOf(units, "unit")}`,
    description: `Weights of ${formatCountOf(rows.length, "unit")} as images of ${height} × ${width} pixels.`,
    width: gridWidth(columns, usualTile),
    draw: (inner) => [
      drawTiles({ tiles, columns, aspect: height / width }, inner),
      colourBar(limit, "Weight", inner),
    ],
  });
}

const kinds = { ...pictureKinds, imageShape: twoNumbers };

function requireMatrix(shape: readonly number[], where: string): [number, number] {
  const [inputs, units] = shape;
  if (shape.length === 2 && inputs !== undefined && units !== undefined) return [inputs, units];
  throw new ShapeError({
    where,
    expected: "weights [inputs, units]",
    received: formatShape(shape),
  });
}
