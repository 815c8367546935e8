import { Dense, Sequential } from "ndnet";
import { plotConfusionMatrix, plotLines, plotWeights } from "ndnet/plots";
import type { CurvePoints, Curves } from "./curve-record.js";

/** Height of a chart's axes in pixels. */
const height = 190;

/** Loss and accuracy over the epochs, as SVG. */
export function curvePictures(
  curves: Curves,
  width: number,
): { readonly loss: string; readonly accuracy: string } {
  const { batchLoss, testLoss, trainingAccuracy, testAccuracy } = curves;
  const options = { width, height, xLabel: "Epoch" };
  return {
    loss: plotLines([line("Latest batch", batchLoss), line("Test images", testLoss)], {
      ...options,
      title: "Loss",
      yLabel: "Cross-entropy (nats)",
    }),
    accuracy: plotLines(
      [line("Training images", trainingAccuracy), line("Test images", testAccuracy)],
      { ...options, title: "Accuracy", yLabel: "Right (%)" },
    ),
  };
}

/** The confusion matrix of the test images, as SVG. */
export function confusionPicture(counts: readonly (readonly number[])[], width: number): string {
  return plotConfusionMatrix(counts, { width });
}

/** The weights of a model's first dense layer as images, as SVG; empty where it sees no images. */
export function weightsPicture(model: Uint8Array, width: number): string {
  const first = Sequential.fromBytes(model).layers.find((layer) => layer instanceof Dense);
  if (first?.inputs !== 784) return "";
  return plotWeights(first.weights.value, { width, count: 32, columns: 8 });
}

function line(name: string, { x, y }: CurvePoints): { name: string; x: number[]; y: number[] } {
  return { name, x, y };
}
