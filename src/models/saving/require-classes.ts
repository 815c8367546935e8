import { ArgumentError } from "../../errors/index.js";
import { describe } from "../../tensor/describe.js";
import { builtInClasses } from "./built-in-classes.js";

/**
 * @throws {ArgumentError} unless they are an array of classes, each with a `typeName` that no other
 * class of it or of the library has.
 */
export function requireClasses(classes: unknown): void {
  if (!Array.isArray(classes)) throw wrong("an array of classes", describe(classes));
  const names = new Set<unknown>(builtInClasses.keys());
  for (const given of classes as unknown[]) {
    const name = typeof given === "function" && "typeName" in given ? given.typeName : undefined;
    if (typeof name !== "string") throw wrong("classes with a static typeName", describe(given));
    if (names.has(name)) throw wrong("a name for each class", `${JSON.stringify(name)} twice`);
    names.add(name);
  }
}

function wrong(expected: string, received: string): ArgumentError {
  return new ArgumentError({ where: "fromBytes, classes", expected, received });
}
