import { ArgumentError } from "../../errors/index.js";
import { Flatten, Reshape } from "../../layers/index.js";
import type { AnyLayer } from "../../models/index.js";
import {
  firstWidth,
  inputWidth,
  layerShapes,
  outputWidth,
  takesImages,
} from "../../models/layer-shapes.js";
import { anyBatch } from "../../models/summary.js";
import type { Shape } from "../../tensor/index.js";
import type { Dimension } from "../protobuf/value-info-message.js";

const batch = "batch";

/**
 * Dims of what layers take: images where the first that tells takes images, rows otherwise.
 *
 * @throws {ArgumentError} when they take samples of several axes, and nothing tells how many.
 */
export function inputDims(layers: readonly AnyLayer[]): readonly Dimension[] {
  const last = firstWidth(layers);
  if (takesImages(layers)) return [batch, "height", "width", last ?? "channels"];
  const width = inputWidth(layers);
  if (width !== undefined || last === undefined) return [batch, width ?? "features"];
  throw new ArgumentError({
    where: "writeOnnx, model",
    expected: "layers that tell how many axes their input has",
    received: `samples with a last axis of ${last}, which are flattened or reshaped to another length`,
    fix: `Put a layer such as new Reshape([height, width, ${last}]) first, and give the file rows.`,
  });
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
