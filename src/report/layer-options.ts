import type { AnyLayer } from "../models/index.js";
import { isPlainValue, partText } from "../models/training-settings.js";
import { metricTitle } from "../plots/charts/metric-names.js";
import { isRecord } from "../plots/arguments/value-kinds.js";

/**
 * What was set in a layer beside its widths, which its shapes tell: `0.5` of a `Dropout`, or
 * `weight initializer HeNormal, weight regularizer L2 0.0001`.
 */
export function layerOptions(layer: AnyLayer): string {
  const { inputs, outputs } = layer.widths;
  return layer
    .constructorArguments()
    .flatMap((value, index) => {
      if (value === [inputs, outputs][index]) return [];
      return isRecord(value) && !isPart(value) ? namedTexts(value) : [valueText(value)];
    })
    .filter((text) => text !== undefined)
    .join(", ");
}

function namedTexts(options: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const text = valueText(value);
    return text === undefined ? [] : [`${metricTitle(name).toLowerCase()} ${text}`];
  });
}

/** `undefined` of what has no text. */
function valueText(value: unknown): string | undefined {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (isPlainValue(value)) return String(value);
  if (Array.isArray(value) && value.every(isPlainValue)) return value.join(" × ");
  return isPart(value) ? partText(value) : undefined;
}

function isPart(value: unknown): value is Parameters<typeof partText>[0] {
  return isRecord(value) && typeof value["constructorArguments"] === "function";
}
