import { builtinModule } from "./builtin-modules.js";
import type { FileSystem } from "./file-system.js";

interface NodeProcess {
  readonly pid: number;
  kill(pid: number, signal: 0): unknown;
}

/** Number of this process; 0 where the platform doesn't tell. */
export function processNumber(): number {
  return nodeProcess()?.pid ?? 0;
}

/**
 * A short name for where this process's number means something: the machine, and on Linux its boot and the
 * container too. Another place may have the same name only where all of these are the same.
 */
export async function processPlace(files: FileSystem): Promise<string> {
  const nothing = (): string => "";
  const parts = await Promise.all([
    files.readFile("/proc/sys/kernel/random/boot_id").then(String, nothing),
    files.readlink("/proc/self/ns/pid").catch(nothing),
  ]);
  let hash = 0x811c9dc5;
  for (const character of [builtinModule("node:os").hostname(), ...parts].join("\n")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}

/** Whether there is certainly no process of this number here. */
export function isProcessGone(pid: number): boolean {
  try {
    nodeProcess()?.kill(pid, 0);
    return false;
  } catch (error) {
    // Others, such as a lack of rights, come from a process that is there.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

function nodeProcess(): NodeProcess | undefined {
  return (globalThis as { readonly process?: NodeProcess }).process;
}
