import { Flatten, Reshape } from "../../layers/index.js";
import { keepsShape } from "../../layers/keeps-shape.js";
import type { AnyLayer } from "../../models/index.js";
import { inputWidth, layerShapes, outputWidth } from "../../models/layer-shapes.js";
import { anyBatch } from "../../models/summary.js";
import type { Shape } from "../../tensor/index.js";
import type { Dimension } from "../protobuf/value-info-message.js";

const batch = "batch";

/** Dims of what layers take: images where the first that tells takes images, rows otherwise. */
export function inputDims(layers: readonly AnyLayer[]): readonly Dimension[] {
  const first = layers.find((layer) => layer instanceof Reshape || !keepsShape(layer));
  if (first?.inputAxes !== 4) return [batch, inputWidth(layers) ?? "features"];
  const channels = layers.find(
    ({ widths }) => widths.inputs !== undefined || widths.outputs !== "same",
  )?.widths.inputs;
  return [batch, "height", "width", channels ?? "channels"];
}

/** Dims of what layers give for such an input. */
export function outputDims(
  layers: readonly AnyLayer[],
  input: readonly Dimension[],
): readonly Dimension[] {
  const [, ...sample] = input;
  const lengths = sample.filter((length) => typeof length === "number");
  if (lengths.length === sample.length) {
    const shape = layerShapes(layers, [anyBatch, ...lengths]).at(-1);
    if (shape !== undefined) return [batch, ...shape.slice(1)];
  }
  const width = outputWidth(layers, []);
  const last = layers.findLast(
    (layer) =>
      layer instanceof Flatten || layer instanceof Reshape || layer.inputAxes !== undefined,
  );
  if (last instanceof Flatten) return [batch, width ?? "units"];
  if (last instanceof Reshape) return [batch, ...(last.axes as Shape)];
  if (last?.inputAxes === 4)
    return [batch, "rows", "columns", width ?? sample.at(-1) ?? "channels"];
  return [batch, width ?? sample.at(-1) ?? "units"];
}
