import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Command } from "../processes/child-process.js";

/** A program of bench/ that this Node runs, by its path from the folder of the sources. */
export function nodeProgram(path: string, ...args: readonly string[]): Command {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  return { program: process.execPath, args: [file, ...args] };
}

/** Why a package can't be used; `undefined` where it is installed. */
export function missingPackage(name: string): string | undefined {
  try {
    createRequire(import.meta.url).resolve(name);
    return undefined;
  } catch {
    return `the package ${name} is not installed in bench/node_modules`;
  }
}
