import { FormatError } from "../../errors/index.js";
import { builtInClasses } from "./built-in-classes.js";
import { isDescription, type SavedClass, type SavedPart } from "./saved-parts.js";

/**
 * Makes what a file describes: an object of the class with the arguments that stand there.
 *
 * @param classes Classes beside the library's own.
 * @throws {FormatError} when it is no description, its class is unknown, or takes no such arguments.
 */
export function makePart(
  description: unknown,
  classes: readonly SavedClass[],
  where: string,
): SavedPart {
  if (!isDescription(description)) {
    throw new FormatError({ where, expected: "a class and its arguments", received: "neither" });
  }
  const { class: name, arguments: values } = description;
  const found = builtInClasses.get(name) ?? classes.find(({ typeName }) => typeName === name);
  if (found === undefined) {
    throw new FormatError({
      where,
      expected: "a class that is known",
      received: JSON.stringify(name),
      fix: "Pass the class to fromBytes as an option, or update ndnet.",
    });
  }
  try {
    const make = found as new (...values: unknown[]) => SavedPart;
    return new make(...values.map((value) => makeValue(value, classes, `${where}, ${name}`)));
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError({
      where: `${where}, ${name}`,
      expected: "arguments that it takes",
      received: error instanceof Error ? `others (${error.message})` : "others",
      fix: "The file is damaged, or another version of the class has written it.",
      cause: error,
    });
  }
}

function makeValue(value: unknown, classes: readonly SavedClass[], where: string): unknown {
  if (isDescription(value)) return makePart(value, classes, where);
  if (Array.isArray(value)) return value.map((item: unknown) => makeValue(item, classes, where));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, makeValue(item, classes, where)]),
  );
}
