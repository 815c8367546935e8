import { parseArgs } from "node:util";
import { NdnetError } from "ndnet";

/** What an option may be: a number, or a text such as `784,128,10`. */
type Values = Readonly<Record<string, number | string>>;

/** The same names with values of the same types. */
type Options<V extends Values> = {
  readonly [Name in keyof V]: V[Name] extends number ? number : string;
};

/** The command line is wrong. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Options from the command line, such as `--epochs 3 --dims 784,64,10`; their names, types and
 * default values are those of `defaults`.
 *
 * `--help` lists them and ends the program. From this call on, an error that the reader can mend ends the program with one line and no stack
 * trace: a wrong option, and every error of ndnet.
 */
export function commandLine<V extends Values>(defaults: V): Options<V> {
  process.on("uncaughtException", fail);
  const names = Object.keys(defaults);
  const texts = readTexts(names, defaults);
  const entries = names.map((name) => {
    const text = texts[name];
    if (text === undefined) return [name, defaults[name]];
    return [name, typeof defaults[name] === "number" ? toNumber(name, text) : text];
  });
  return Object.fromEntries(entries) as Options<V>;
}

/** Numbers from the text of an option, such as `784,128,10`. */
export function numberList(name: string, text: string): number[] {
  return text.split(",").map((part) => toNumber(name, part));
}

function readTexts(names: readonly string[], defaults: Values): Record<string, string | undefined> {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" }] as const));
  const known = names.map((name) => `--${name} ${defaults[name] ?? ""}`).join(" ");
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(`Options and their defaults: ${known}`);
    process.exit(0);
  }
  try {
    return parseArgs({ options, args }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${reason}\nOptions and their defaults: ${known}`);
  }
}

function toNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && !Number.isNaN(value)) return value;
  throw new UsageError(`--${name}: expected numbers, received "${text}".`);
}

function fail(error: Error): void {
  const isMendable = error instanceof NdnetError || error instanceof UsageError;
  console.error(isMendable ? `${error.name}: ${error.message}` : error);
  process.exit(1);
}
