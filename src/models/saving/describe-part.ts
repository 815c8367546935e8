import { ArgumentError } from "../../errors/index.js";
import { describe } from "../describe.js";
import { builtInClasses } from "./built-in-classes.js";
import { isSavedPart, type PartDescription, type SavedPart } from "./saved-parts.js";

/**
 * What stands in a file for a layer, initializer or regularizer: its class and the arguments that make
 * an equal one.
 *
 * @throws {ArgumentError} when its class has no name in files, or an argument is no JSON value.
 */
export function describePart(part: SavedPart, where: string): PartDescription {
  const name = typeNameOf(part, where);
  return {
    class: name,
    arguments: part
      .constructorArguments()
      .map((value) => describeValue(value, `${where}, ${name}`)),
  };
}

function typeNameOf(part: SavedPart, where: string): string {
  const own = part.constructor;
  for (const [name, builtIn] of builtInClasses) if (builtIn === own) return name;
  const name: unknown =
    Object.hasOwn(own, "typeName") && "typeName" in own ? own.typeName : undefined;
  if (typeof name === "string" && !builtInClasses.has(name)) return name;
  throw new ArgumentError({
    where: `toBytes, ${where}`,
    expected: `a class with a static typeName of its own, which no class of ndnet has`,
    received: `${own.name} with ${name === undefined ? "none" : describe(name)}`,
    fix: `Give it one: static readonly typeName = "…", and pass the class to fromBytes as an option.`,
  });
}

function describeValue(value: unknown, where: string): unknown {
  if (isSavedPart(value)) return describePart(value, where);
  if (Array.isArray(value)) return value.map((item: unknown) => describeValue(item, where));
  if (value === null || Number.isFinite(value) || ["string", "boolean"].includes(typeof value)) {
    return value;
  }
  if (isPlainObject(value)) {
    const given = Object.entries(value).filter(([, option]) => option !== undefined);
    return Object.fromEntries(given.map(([key, option]) => [key, describeValue(option, where)]));
  }
  throw new ArgumentError({
    where: `toBytes, ${where}, constructorArguments`,
    expected: "finite numbers, texts, booleans, null, arrays, objects, and parts of a model",
    received: describe(value),
  });
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
