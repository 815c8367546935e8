import { plotMistakes, type ClassValues, type Probabilities } from "../plots/index.js";
import { imageShapeOf } from "../plots/images/image-shape.js";
import { isNdArray } from "../tensor/index.js";
import { contiguousData } from "../tensor/take-rows.js";
import { figure, fullWidth } from "./figure.js";
import { note, section } from "./html.js";
import type { ReportOptions } from "./report-options.js";
import type { TestResults } from "./test-results.js";

/** The images whose wrong predictions had the greatest probability. */
export function mistakesSection(
  results: TestResults | undefined,
  { test, classes, imageShape, mistakes = 20, theme = "auto" }: ReportOptions,
): string {
  const images = test?.images;
  if (results === undefined || images === undefined || mistakes === 0) return "";
  const probabilities = probabilitiesOf(results.predictions);
  if (probabilities !== undefined)
    imageShapeOf(images.shape, imageShape, "writeReport, test.images");
  const draw = (width: number): string =>
    probabilities === undefined
      ? ""
      : plotMistakes(images, results.labels, probabilities, {
          count: mistakes,
          columns: Math.ceil(width / columnWidth),
          theme,
          width,
          ...(classes && { classes }),
          ...(imageShape && { imageShape }),
        });
  return section(
    "Most confidently wrong",
    "mistakes",
    probabilities === undefined ? note(noOrder) : figure(draw, fullWidth),
  );
}

/** Room for an image and its caption. */
const columnWidth = 108;

const noOrder =
  "The predictions are no probabilities, so there is no telling which mistakes are the surest.";

/** Rows `[n, classes]` of numbers from 0 to 1; one column is the probability of class 1 of two. */
function probabilitiesOf(predictions: ClassValues): Probabilities | undefined {
  if (!isNdArray(predictions) || predictions.shape.length !== 2) return undefined;
  const values = contiguousData(predictions);
  const areShares = values.every((value) => value >= -tolerance && value <= 1 + tolerance);
  return areShares ? predictions : undefined;
}

/** Rounding of float32 is far below it. */
const tolerance = 1e-3;
