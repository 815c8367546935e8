import { existsSync, realpathSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { NdnetError } from "ndnet";
import { describeOptions, readOptions, type OptionTable } from "./read-options.js";

/** Where a program writes its lines. */
export type Print = (line: string) => void;

/** A program that is started from the command line. */
export interface Program<Options extends object> {
  /** What it does, for `--help`. */
  readonly about: string;
  readonly options: OptionTable<Options>;
  run(options: Options, print: Print): Promise<void>;
}

/**
 * Runs a program where its file was started, and does nothing where it was imported.
 *
 * Errors that tell the reader what to do are printed without a stack trace; the exit code is 1 then.
 *
 * @param url `import.meta.url` of the program's file.
 */
export async function runWhenStarted<Options extends object>(
  url: string,
  program: Program<Options>,
): Promise<void> {
  const [, started, ...args] = process.argv;
  if (started === undefined || !existsSync(started)) return;
  if (pathToFileURL(realpathSync(started)).href !== url) return;
  const print: Print = (line) => console.log(line);
  try {
    const options = readOptions(program.options, args);
    if (options === "help") {
      print(`Usage: ${basename(started)} [options]\n\n${program.about}\n`);
      print(describeOptions(program.options));
    } else {
      await program.run(options, print);
    }
  } catch (error) {
    if (!(error instanceof NdnetError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
