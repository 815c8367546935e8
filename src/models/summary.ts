import type { DType, Shape } from "../tensor/index.js";
import { padText, plainText, textWidth } from "../terminal/text-width.js";
import { parametersOf, stateOf } from "./check-layers.js";
import type { AnyLayer } from "./checked-layers.js";
import { inputWidth, layerShapes } from "./layer-shapes.js";

/** Stands for the batch in shapes, whose number of rows a model doesn't know. */
export const anyBatch = -1;

/**
 * A table of a model's layers: name, output shape and number of parameters of each, then their total
 * and memory.
 */
export function summarize(layers: readonly AnyLayer[], dtype: DType): string {
  const inputs = inputWidth(layers);
  const shapes = inputs === undefined ? [] : layerShapes(layers, [anyBatch, inputs]);
  const rows = layers.flatMap((layer, index) =>
    rowsOf(layer, String(index + 1), shapes[index], shapes[index + 1]),
  );
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

/** A layer's row, then those of the layers that it is made of, numbered as `2.1`. */
function rowsOf(
  layer: AnyLayer,
  number: string,
  input: Shape | undefined,
  output: Shape | undefined,
): string[][] {
  const count = countParameters([layer]).toLocaleString("en");
  const { innerLayers } = layer;
  const shapes = input === undefined ? [] : layerShapes(innerLayers, input);
  return [
    [number, plainText(layer.name), formatOutput(output ?? declaredShape(layer)), count],
    ...innerLayers.flatMap((inner, index) =>
      rowsOf(inner, `${number}.${index + 1}`, shapes[index], shapes[index + 1]),
    ),
  ];
}

/** Numbers that training changes in these layers; those that layers share count once. */
export function countParameters(layers: readonly AnyLayer[]): number {
  return parametersOf(layers).reduce((sum, parameter) => sum + parameter.size, 0);
}

/** Output shape of a layer whose input isn't known. */
function declaredShape(layer: AnyLayer): Shape | undefined {
  const { outputs } = layer.widths;
  return typeof outputs === "number" ? [anyBatch, outputs] : undefined;
}

function formatOutput(shape: Shape | undefined): string {
  if (shape === undefined) return "?";
  return `[${shape.map((length) => (length === anyBatch ? "batch" : String(length))).join(", ")}]`;
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
