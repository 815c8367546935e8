import { ArgumentError } from "../errors/index.js";
import { Metric } from "../metrics/index.js";
import { describe } from "./describe.js";

/**
 * Holds metrics against what results have room for: one figure a name, and `"loss"` is taken.
 *
 * @throws {ArgumentError} naming the metric.
 */
export function checkMetrics(metrics: readonly Metric[] = [], where: string): void {
  const names = new Set(["loss"]);
  if (!Array.isArray(metrics)) {
    throw new ArgumentError({
      where: `${where}, metrics`,
      expected: "an array of metrics",
      received: describe(metrics),
    });
  }
  metrics.forEach((metric: unknown, index) => {
    if (!(metric instanceof Metric)) {
      throw new ArgumentError({
        where: `${where}, metrics[${index}]`,
        expected: "a Metric",
        received: describe(metric),
      });
    }
    if (names.has(metric.name)) {
      throw new ArgumentError({
        where: `${where}, metrics[${index}]`,
        expected: 'a name of its own, other than "loss"',
        received: `"${metric.name}"`,
        fix: "Give every metric another name.",
      });
    }
    names.add(metric.name);
  });
}
