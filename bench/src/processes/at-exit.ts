// What a measuring program leaves behind: nothing. It ends its children and removes its files however it
// ends, unless it is killed without warning.

import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";

/** Makes the signals that ask this process to end do so in order, with status 128 + the signal's number. */
export function exitOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

/** A new folder among the system's temporary ones, which is removed when this process ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "ndnet-bench-"));
  // A child that was just killed may still be writing there.
  process.once("exit", () => {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  });
  return directory;
}

/** Kills the child when this process ends before it. */
export function killAtExit(child: ChildProcess): void {
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  // Before the files are removed that it writes to.
  process.prependOnceListener("exit", kill);
  child.once("close", () => process.off("exit", kill));
}
