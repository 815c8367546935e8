import { parseArgs } from "node:util";
import { ArgumentError } from "ndnet";

/** One option of a program's command line. */
export interface Option<Value> {
  /** What it does, for `--help`. */
  readonly help: string;
  /** What stands for its value in `--help`; a switch takes none. */
  readonly placeholder?: string;
  readonly initial: Value;
  /**
   * The value that a text stands for.
   *
   * @param where The option's name, for errors.
   * @throws {ArgumentError} when the text is no value of this option.
   */
  read(text: string, where: string): Value;
}

/** The options of a program by name. */
export type OptionTable<Options> = { readonly [Name in keyof Options]: Option<Options[Name]> };

/**
 * The values of all options, the initial ones for those that the command line doesn't mention;
 * `"help"` when it asks for help.
 *
 * @throws {ArgumentError} when an option is unknown, lacks its value, or has a wrong one.
 */
export function readOptions<Options extends object>(
  table: OptionTable<Options>,
  args: readonly string[],
): Options | "help" {
  const options = Object.entries<Option<unknown>>(table);
  const given = parse(options, args);
  if (given["help"] === true) return "help";
  const values = options.map(([name, option]) => {
    const text = given[name];
    return [name, text === undefined ? option.initial : option.read(String(text), `--${name}`)];
  });
  return Object.fromEntries(values) as Options;
}

/** The options as a table for people. */
export function describeOptions<Options extends object>(table: OptionTable<Options>): string {
  const lines = Object.entries<Option<unknown>>(table).map(([name, option]) => {
    const { placeholder, help, initial } = option;
    return placeholder === undefined
      ? [`--${name}`, help]
      : [`--${name} <${placeholder}>`, `${help} (default: ${String(initial)})`];
  });
  lines.push(["--help", "show this text"]);
  const width = Math.max(...lines.map(([flag = ""]) => flag.length));
  return lines.map(([flag = "", help = ""]) => `  ${flag.padEnd(width)}  ${help}`).join("\n");
}

function parse(
  options: readonly (readonly [string, Option<unknown>])[],
  args: readonly string[],
): Readonly<Record<string, string | boolean | undefined>> {
  const types: Record<string, { type: "boolean" | "string"; short?: string }> = {
    help: { type: "boolean", short: "h" },
  };
  for (const [name, { placeholder }] of options) {
    types[name] = { type: placeholder === undefined ? "boolean" : "string" };
  }
  try {
    return parseArgs({ args: [...args], options: types }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ArgumentError({
      where: "command line",
      expected: "options that --help lists",
      received: `${args.join(" ")}: ${error.message.split(/[.\n]/)[0] ?? ""}`,
      fix: "Run with --help to see them all.",
      cause: error,
    });
  }
}
