import { inputWidth, layerShapes } from "../models/layer-shapes.js";
import { anyBatch, countParameters } from "../models/summary.js";
import { formatCount, formatCountOf } from "../plots/svg/numbers.js";
import type { Shape } from "../tensor/index.js";
import { blank, note, section, subheading } from "./html.js";
import { layerOptions } from "./layer-options.js";
import type { ReportModel } from "./report-options.js";
import { facts, numberColumn, table, textColumn } from "./tables.js";

/** The model's layers as a table, output shape and parameters of each, and their options. */
export function modelSection({ layers, dtype }: ReportModel): string {
  const inputs = inputWidth(layers);
  const shapes = inputs === undefined ? [] : layerShapes(layers, [anyBatch, inputs]);
  const rows = layers.map((layer, index) => [
    String(index + 1),
    layer.name,
    shapeText(shapes[index + 1]),
    formatCount(countParameters([layer])),
  ]);
  const options = layers
    .map((layer, index) => [`${index + 1} ${layer.name}`, layerOptions(layer)] as const)
    .filter(([, text]) => text !== "");
  const total = countParameters(layers);
  return section(
    "Model",
    "model",
    table({
      label: "Layers of the model",
      columns: [
        numberColumn("#"),
        textColumn("Layer"),
        textColumn("Output shape"),
        numberColumn("Parameters"),
      ],
      rows,
      footer: [[blank, "Total", blank, formatCount(total)]],
    }),
    note(
      `${formatCountOf(total, "parameter")} in ${dtype}` +
        (inputs === undefined ? "." : `, for ${formatCountOf(inputs, "input")} a sample.`),
    ),
    options.length === 0 ? "" : subheading("Options of the layers") + facts(options),
  );
}

function shapeText(shape: Shape | undefined): string {
  if (shape === undefined) return "?";
  return shape.map((length) => (length === anyBatch ? "batch" : formatCount(length))).join(" × ");
}
