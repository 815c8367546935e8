import { ArgumentError, FormatError } from "../errors/index.js";
import type { Metric } from "../metrics/index.js";
import { describe } from "../tensor/describe.js";
import { portableClasses } from "./portable-classes.js";

/** A loss, an optimizer or the like as it travels: its class and what its constructor takes. */
export interface PortablePart {
  readonly class: string;
  readonly arguments: readonly unknown[];
}

/**
 * A class of one's own whose objects can go to a worker: `typeName` is what it is called there, and
 * `constructorArguments` gives what its constructor takes, as plain values.
 */
export interface PortableClass {
  readonly typeName: string;
  new (...values: never[]): object;
}

/**
 * The class of a part and the arguments that make an equal one.
 *
 * @throws {ArgumentError} when it is of a class of one's own without `typeName` or `constructorArguments`.
 */
export function describePart(part: object, where: string): PortablePart {
  for (const [name, { make, options }] of portableClasses) {
    if (part.constructor !== make) continue;
    return {
      class: name,
      arguments: options === undefined ? ownArguments(part, where) : [pick(part, options)],
    };
  }
  const { typeName } = part.constructor as Partial<PortableClass>;
  if (typeof typeName !== "string" || portableClasses.has(typeName)) {
    throw new ArgumentError({
      where: `TrainingWorker, ${where}`,
      expected:
        "an object of ndnet's, or of a class with a static typeName and constructorArguments",
      received: describe(part),
      fix: "A worker makes the object anew: give the class both, and pass it to serveTraining in a worker of your own.",
    });
  }
  return { class: typeName, arguments: ownArguments(part, where) };
}

/** The same of metrics, numbered from 1 in errors. @throws {ArgumentError} as {@link describePart} does. */
export function describeMetrics(metrics: readonly Metric[]): readonly PortablePart[] {
  return metrics.map((metric, index) => describePart(metric, `metric ${index + 1}`));
}

/**
 * Makes what {@link describePart} has described.
 *
 * @throws {FormatError} when the class is unknown.
 */
export function makePart(
  { class: name, arguments: values }: PortablePart,
  classes: readonly PortableClass[],
): object {
  const own = classes.find(({ typeName }) => typeName === name);
  const made = portableClasses.get(name)?.make ?? own;
  if (made === undefined) {
    throw new FormatError({
      where: "serveTraining",
      expected: "a class that the worker knows",
      received: JSON.stringify(name),
      fix: "Pass it to serveTraining({ classes }) in a worker of your own.",
    });
  }
  return new (made as new (...values: readonly unknown[]) => object)(...values);
}

function ownArguments(part: object, where: string): readonly unknown[] {
  const method: unknown = Reflect.get(part, "constructorArguments");
  const values: unknown = typeof method === "function" ? method.call(part) : undefined;
  if (Array.isArray(values)) return values as readonly unknown[];
  throw new ArgumentError({
    where: `TrainingWorker, ${where}`,
    expected: "a method constructorArguments that gives an array",
    received: describe(values),
    fix: "Let it give what the constructor takes, in order, as plain values.",
  });
}

function pick(part: object, options: readonly string[]): Record<string, unknown> {
  const values = options.map((option): [string, unknown] => [option, Reflect.get(part, option)]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
