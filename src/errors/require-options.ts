import { ArgumentError } from "./errors.js";
import { kindOf } from "./kind-of.js";

/**
 * The options of a constructor, where they are an object.
 *
 * @throws {ArgumentError} for a number or another value, which stands for an option elsewhere.
 */
export function requireOptions<Options extends object>(options: Options, where: string): Options {
  const given: unknown = options;
  if (typeof given === "object" && given !== null) return options;
  throw new ArgumentError({
    where: `${where}, options`,
    expected: "an object of options",
    received: typeof given === "number" ? `the number ${given}` : kindOf(given),
    fix: `Name what is set: new ${where}({ … }).`,
  });
}
