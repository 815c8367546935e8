import { Conv2D, Flatten, MaxPool2D, ReLU, Reshape, type Layer } from "../ndnet.js";
import type { NetworkWork } from "../work.js";

/** The layers before the dense ones. */
export function convolutionsOf({ convolutions }: Pick<NetworkWork, "convolutions">): Layer[] {
  if (convolutions === undefined) return [];
  return [
    new Reshape([28, 28, 1]),
    new Conv2D(1, 6, { kernelSize: 5, padding: "same" }),
    new ReLU(),
    new MaxPool2D(),
    new Conv2D(6, 16, { kernelSize: 5 }),
    new ReLU(),
    new MaxPool2D(),
    new Flatten(),
  ];
}
