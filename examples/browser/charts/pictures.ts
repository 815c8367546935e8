import { Dense, RandomState, Sequential } from "ndnet";
import { plotConfusionMatrix, plotLines, plotWeights } from "ndnet/plots";
import { buildNetwork } from "../training/network.js";
import type { NetworkSettings } from "../training/settings.js";
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
  return plotConfusionMatrix(counts, { width, title: "" });
}

/**
 * The weights of a network's first dense layer as images, as SVG; empty where it sees no images.
 *
 * @param network A file of it, or the settings of one that is not trained yet.
 */
export function weightsPicture(network: Uint8Array | NetworkSettings, width: number): string {
  const model = network instanceof Uint8Array ? Sequential.fromBytes(network) : untrained(network);
  const first = model.layers.find((layer) => layer instanceof Dense);
  if (first?.inputs !== 784) return "";
  const columns = width < 400 ? 5 : 8;
  return plotWeights(first.weights.value, { width, columns, count: 5 * columns });
}

function untrained(settings: NetworkSettings): Sequential {
  const model = buildNetwork(settings);
  model.initialize(new RandomState(0));
  return model;
}

function line(name: string, { x, y }: CurvePoints): { name: string; x: number[]; y: number[] } {
  return { name, x, y };
}
