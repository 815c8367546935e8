import { ArgumentError } from "../../errors/index.js";
import type { ElementType } from "../element-types.js";

/** @throws {ArgumentError} unless `name` is a text that isn't empty. */
export function requireName(name: unknown, option: string): void {
  if (typeof name === "string" && name !== "") return;
  throw new ArgumentError({
    where: `writeOnnx, ${option}`,
    expected: "a name",
    received: typeof name === "string" ? "an empty text" : typeof name,
  });
}

/**
 * The element type that an option names.
 *
 * @throws {ArgumentError} when it names none of `types`.
 */
export function requireType<Type extends ElementType>(
  types: readonly Type[],
  name: unknown,
  option: string,
): Type {
  const found = types.find((type) => type.name === name);
  if (found !== undefined) return found;
  throw new ArgumentError({
    where: `writeOnnx, ${option}`,
    expected: types.map((type) => JSON.stringify(type.name)).join(" or "),
    received: typeof name === "string" ? JSON.stringify(name) : typeof name,
  });
}
