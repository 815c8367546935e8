import { Flatten, Reshape } from "../layers/index.js";
import { keepsShape } from "../layers/keeps-shape.js";
import type { DType, Shape } from "../tensor/index.js";
import { padText, plainText, textWidth } from "../terminal/text-width.js";
import { parametersOf, stateOf } from "./check-layers.js";
import type { AnyLayer } from "./checked-layers.js";
import { anyBatch, firstWidth, inputWidth, layerShapes, takesImages } from "./layer-shapes.js";

export { anyBatch };

/** Stands for a length that layers don't tell. */
const unknown = -2;

/**
 * A table of a model's layers: name, output shape and number of parameters of each, then their total
 * and memory.
 */
export function summarize(layers: readonly AnyLayer[], dtype: DType): string {
  const rows = rowsOf(layers, "", inputShape(layers));
  const total = countParameters(layers);
  const kept = stateOf(layers).reduce((sum, { size }) => sum + size, 0);
  const bytes = total * (dtype === "float32" ? 4 : 8);
  return [
    ...alignColumns([["#", "Layer", "Output shape", "Parameters"], ...rows]),
    `Total: ${total.toLocaleString("en")} parameters in ${dtype}`,
    ...(kept === 0 ? [] : [`Not trainable: ${kept.toLocaleString("en")} numbers beside them`]),
    `Memory: ${formatBytes(bytes)} of parameters, as much again of gradients while training`,
  ].join("\n");
}

/** Every layer's row, then those of the layers that it is made of, numbered as `2.1`. */
function rowsOf(layers: readonly AnyLayer[], prefix: string, input: Shape | undefined): string[][] {
  const known = input === undefined || input.includes(unknown) ? [] : layerShapes(layers, input);
  let shape = input;
  return layers.flatMap((layer, index) => {
    const number = `${prefix}${index + 1}`;
    const inner = rowsOf(layer.innerLayers, `${number}.`, known[index] ?? shape);
    shape = known[index + 1] ?? declaredShape(layer, shape);
    const count = countParameters([layer]).toLocaleString("en");
    return [[number, plainText(layer.name), formatOutput(shape), count], ...inner];
  });
}

/** Numbers that training changes in these layers; those that layers share count once. */
export function countParameters(layers: readonly AnyLayer[]): number {
  return parametersOf(layers).reduce((sum, parameter) => sum + parameter.size, 0);
}

/** What layers take, as far as they say so. */
function inputShape(layers: readonly AnyLayer[]): Shape | undefined {
  if (takesImages(layers)) return [anyBatch, unknown, unknown, firstWidth(layers) ?? unknown];
  const width = inputWidth(layers);
  return width === undefined ? undefined : [anyBatch, width];
}

/** Output shape of a layer whose input isn't known, or not all of it. */
function declaredShape(layer: AnyLayer, input: Shape | undefined): Shape | undefined {
  const { inputAxes = 2, widths } = layer;
  if (keepsShape(layer)) return input;
  if (layer instanceof Reshape) return [anyBatch, ...(layer.axes as Shape)];
  if (layer instanceof Flatten) return [anyBatch, unknown];
  const width = widths.outputs === "same" ? (widths.inputs ?? input?.at(-1)) : widths.outputs;
  return width === undefined
    ? undefined
    : [anyBatch, ...Array<number>(Math.max(0, inputAxes - 2)).fill(unknown), width];
}

function formatOutput(shape: Shape | undefined): string {
  if (shape === undefined) return "?";
  const lengths = shape.map((length) =>
    length === anyBatch ? "batch" : length === unknown ? "?" : String(length),
  );
  return `[${lengths.join(", ")}]`;
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => textWidth(row[column] ?? ""))),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === row.length - 1 ? cell.padStart(width) : padText(cell, width);
      })
      .join("  "),
  );
  const rule = "-".repeat(textWidth(lines[0] ?? ""));
  return [lines[0] ?? "", rule, ...lines.slice(1), rule];
}

function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? String(value) : value.toFixed(2)} ${units[power] ?? "B"}`;
}
