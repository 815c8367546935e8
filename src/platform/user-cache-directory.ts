import { builtinModule, environmentVariable } from "./builtin-modules.js";

/** What decides where a user's cache is. */
export interface Machine {
  /** As `process.platform`: `"linux"`, `"darwin"`, `"win32"`. */
  readonly platform: string;
  readonly homeDirectory: string;
  environmentVariable(name: string): string | undefined;
}

/**
 * The user's cache directory for the files of `name`, under Node.
 *
 * `~/Library/Caches/ndnet/name` on macOS, `%LOCALAPPDATA%\ndnet\Cache\name` on Windows, and
 * elsewhere `ndnet/name` in `$XDG_CACHE_HOME` or `~/.cache`.
 *
 * Source: XDG Base Directory Specification 0.8, which has relative paths ignored.
 *
 * @returns `undefined` where the user has no home directory.
 */
export function userCacheDirectory(name: string, machine = thisMachine()): string | undefined {
  if (machine === undefined) return undefined;
  const { platform, homeDirectory } = machine;
  if (platform === "win32") {
    const local = machine.environmentVariable("LOCALAPPDATA");
    return `${local ?? `${homeDirectory}\\AppData\\Local`}\\ndnet\\Cache\\${name}`;
  }
  if (platform === "darwin") return `${homeDirectory}/Library/Caches/ndnet/${name}`;
  const base = machine.environmentVariable("XDG_CACHE_HOME");
  return `${base?.startsWith("/") === true ? base : `${homeDirectory}/.cache`}/ndnet/${name}`;
}

function thisMachine(): Machine | undefined {
  const { process } = globalThis as { readonly process?: { readonly platform: string } };
  const system = builtinModule("node:os") as unknown as { homedir(): string };
  try {
    const homeDirectory = system.homedir();
    return { platform: process?.platform ?? "unknown", homeDirectory, environmentVariable };
  } catch {
    // A user without an entry among the system's accounts, and without HOME.
    return undefined;
  }
}
