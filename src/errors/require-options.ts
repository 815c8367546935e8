import { ArgumentError } from "./errors.js";
import { kindOf } from "./kind-of.js";

/**
 * The options of a constructor or a function, where they are an object.
 *
 * @param leading What a constructor takes before them: `"channels, filters, "`.
 * @throws {ArgumentError} for a number, an array or another value, which stands for an option elsewhere.
 */
export function requireOptions<Options extends object>(
  options: Options,
  where: string,
  leading = "",
): Options {
  const given: unknown = options;
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return options;
  const isClass = /^[A-Z]/.test(where);
  throw new ArgumentError({
    where: `${where}, options`,
    expected: "an object of options",
    received:
      typeof given === "number"
        ? `the number ${given}`
        : Array.isArray(given)
          ? "an array"
          : kindOf(given),
    fix: `Name what is set: ${isClass ? `new ${where}(${leading}` : `${where}(…, `}{ … }).`,
  });
}
