import { ArgumentError } from "../errors/index.js";
import { Metric, type MeasuredModel } from "../metrics/index.js";
import { describe } from "../tensor/describe.js";

/**
 * Holds metrics against what results have room for: one figure a name. `"loss"` is taken, and names
 * that begin with `validation` are those of the validation rows.
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
    if (!isName(metric.name) || names.has(metric.name)) {
      throw new ArgumentError({
        where: `${where}, metrics[${index}]`,
        expected: 'a name of its own, other than "loss", that does not begin with "validation"',
        received: describe(metric.name),
        fix: "Give every metric another name.",
      });
    }
    names.add(metric.name);
  });
}

function isName(name: unknown): name is string {
  return typeof name === "string" && name !== "" && !name.startsWith("validation");
}

/**
 * Asks metrics whether they can measure a model.
 *
 * @throws {ArgumentError} with the first objection.
 */
export function requireMeasurable(
  metrics: readonly Metric[] = [],
  model: MeasuredModel,
  where: string,
): void {
  for (const metric of metrics) {
    const objection = metric.objection(model);
    if (objection === undefined) continue;
    throw new ArgumentError({ where: `${where}, metric ${metric.name}`, ...objection });
  }
}
