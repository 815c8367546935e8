import { Constraint } from "../../constraints/index.js";
import { ArgumentError } from "../../errors/index.js";
import { Initializer } from "../../initializers/index.js";
import { Layer } from "../../layers/index.js";
import { Regularizer } from "../../regularizers/index.js";
import { describe } from "../../tensor/describe.js";
import { builtInClasses } from "./built-in-classes.js";
import {
  isDescription,
  isSavedPart,
  mostNested,
  type PartDescription,
  type SavedPart,
} from "./saved-parts.js";

/** Says what stands in a file for layers, initializers and regularizers. */
export class PartDescriber {
  readonly #layers = new Set<SavedPart>();

  /**
   * The class of a part and the arguments that make an equal one.
   *
   * @throws {ArgumentError} when its class has no name in files or doesn't tell its arguments, an
   * argument is no JSON value, or a layer stands in two places.
   */
  describe(part: SavedPart, where: string, depth = 0): PartDescription {
    const name = typeNameOf(part, where);
    this.#requireNewLayer(part, where);
    return {
      class: name,
      arguments: argumentsOf(part, name, `${where}, ${name}`).map((value) =>
        this.#describeValue(value, `${where}, ${name}`, depth + 1),
      ),
    };
  }

  #describeValue(value: unknown, where: string, depth: number): unknown {
    if (depth > mostNested) {
      throw argumentError(where, `at most ${mostNested} levels`, "more, or a cycle");
    }
    if (isSavedPart(value)) return this.describe(value, where, depth);
    if (Array.isArray(value)) {
      return value.map((item: unknown) => this.#describeValue(item, where, depth + 1));
    }
    if (typeof value === "number" && Object.is(value, -0)) return 0;
    if (value === null || Number.isFinite(value) || ["string", "boolean"].includes(typeof value)) {
      return value;
    }
    if (isPlainObject(value) && !isDescription(value)) {
      const given = Object.entries(value).filter(([, option]) => option !== undefined);
      return Object.fromEntries(
        given.map(([key, option]) => [key, this.#describeValue(option, where, depth + 1)]),
      );
    }
    throw argumentError(
      where,
      "finite numbers, texts, booleans, null, arrays, objects, and parts of a model",
      isDescription(value) ? "an object with the keys class and arguments" : describe(value),
    );
  }

  #requireNewLayer(part: SavedPart, where: string): void {
    if (!(part instanceof Layer)) return;
    if (this.#layers.has(part)) {
      throw new ArgumentError({
        where: `toBytes, ${where}`,
        expected: "every layer in one place",
        received: `${part.name} in two`,
        fix: "A file would make two layers of it.",
      });
    }
    this.#layers.add(part);
  }
}

function typeNameOf(part: SavedPart, where: string): string {
  const own = part.constructor;
  for (const [name, builtIn] of builtInClasses) if (builtIn === own) return name;
  const name: unknown =
    Object.hasOwn(own, "typeName") && "typeName" in own ? own.typeName : undefined;
  if (typeof name === "string" && !builtInClasses.has(name)) return name;
  throw new ArgumentError({
    where: `toBytes, ${where}`,
    expected: "a class with a static typeName of its own, which no class of ndnet has",
    received: `${own.name} with ${name === undefined ? "none" : describe(name)}`,
    fix: 'Give it one: static readonly typeName = "…", and pass the class to fromBytes as an option.',
  });
}

/** What the part says that its constructor takes; a class of one's own has to say it itself. */
function argumentsOf(part: SavedPart, name: string, where: string): readonly unknown[] {
  const isInherited = [Layer, Initializer, Regularizer, Constraint].some(
    (base) => part.constructorArguments === base.prototype.constructorArguments,
  );
  // A name of the library is never that of another class: see typeNameOf.
  if (isInherited && !builtInClasses.has(name)) {
    throw new ArgumentError({
      where: `toBytes, ${where}`,
      expected: "a method constructorArguments of its own",
      received: "none",
      fix: "Let it give what the constructor takes, in order; [] where that is nothing.",
    });
  }
  const values: unknown = part.constructorArguments();
  const needed = part.constructor.length;
  if (Array.isArray(values) && values.length >= needed) return values as readonly unknown[];
  throw argumentError(
    where,
    `an array of at least ${needed} values, as the constructor takes`,
    Array.isArray(values) ? `${values.length}` : describe(values),
  );
}

function argumentError(where: string, expected: string, received: string): ArgumentError {
  return new ArgumentError({
    where: `toBytes, ${where}, constructorArguments`,
    expected,
    received,
  });
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
