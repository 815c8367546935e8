import { Constraint } from "../../constraints/index.js";
import { Initializer } from "../../initializers/index.js";
import { Layer } from "../../layers/index.js";
import { Regularizer } from "../../regularizers/index.js";

/** What a model's file keeps as a class and its arguments. */
export type SavedPart = Layer | Initializer | Regularizer | Constraint;

/**
 * A class of one's own whose objects can stand in a model's file: `typeName` is what the file calls it,
 * whatever a bundler does to the name of the class, and
 * {@link Layer.constructorArguments | constructorArguments} gives what its constructor takes.
 */
export interface SavedClass {
  readonly typeName: string;
  new (...values: never[]): SavedPart;
}

/** What stands in the file for a part. */
export interface PartDescription {
  readonly class: string;
  readonly arguments: readonly unknown[];
}

export function isSavedPart(value: unknown): value is SavedPart {
  return [Layer, Initializer, Regularizer, Constraint].some((base) => value instanceof base);
}

/** How deeply arguments may be nested in a file. */
export const mostNested = 25;

/** Whether a value from a file stands for a part. */
export function isDescription(value: unknown): value is PartDescription {
  if (typeof value !== "object" || value === null) return false;
  const { class: name, arguments: values } = value as Partial<Record<string, unknown>>;
  return typeof name === "string" && Array.isArray(values);
}
