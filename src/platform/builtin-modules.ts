import { NotFoundError } from "../errors/index.js";

/** The part of Node's own modules that ndnet uses, by module name. */
export interface BuiltinModules {
  readonly "node:fs/promises": {
    readFile(path: string): Promise<Uint8Array>;
  };
  readonly "node:path": {
    resolve(...paths: string[]): string;
    dirname(path: string): string;
    basename(path: string): string;
  };
  readonly "node:url": {
    fileURLToPath(url: URL): string;
  };
  readonly "node:os": {
    availableParallelism(): number;
    hostname(): string;
  };
  readonly "node:zlib": Readonly<Record<"gunzipSync" | "inflateRawSync", SynchronousInflate>> & {
    createGunzip(options: { readonly chunkSize: number }): InflateStream;
  };
  readonly "node:worker_threads": {
    readonly Worker: new (
      source: string,
      options: { eval: true; workerData: unknown; execArgv: readonly string[] },
    ) => { on(event: "error", listener: () => void): unknown; unref(): void };
  };
}

/** Inflates all bytes at once. */
export type SynchronousInflate = (
  bytes: Uint8Array,
  options: {
    readonly info: true;
    /** More content than this ends in an error. */
    readonly maxOutputLength: number;
    readonly chunkSize: number;
  },
) => {
  readonly buffer: Uint8Array<ArrayBuffer>;
  /** `bytesWritten`: how many compressed bytes were taken in. */
  readonly engine: { readonly bytesWritten: number };
};

/** Inflates what is written to it on another thread, and gives pieces as they are asked for. */
export interface InflateStream extends AsyncIterable<Uint8Array> {
  /** Writes the compressed bytes, all of them. */
  end(bytes: Uint8Array): unknown;
  /** How many compressed bytes were taken in. */
  readonly bytesWritten: number;
}

/**
 * A module of Node itself, found at run time, so that bundles for browsers need no stand-in.
 *
 * @throws {NotFoundError} where the platform is not Node, or is older than its release 20.16.
 */
export function builtinModule<Name extends keyof BuiltinModules>(name: Name): BuiltinModules[Name] {
  const found = nodeProcess()?.getBuiltinModule?.(name);
  if (found !== undefined) return found as BuiltinModules[Name];
  throw new NotFoundError({
    where: name,
    expected: "Node.js 20.19 or newer",
    received: "a platform without Node's modules",
    fix: "Read the bytes with the platform's own means, and pass them to a parser such as parseIdx.",
  });
}

/** Whether Node's own modules are there. */
export function isNode(): boolean {
  return nodeProcess()?.getBuiltinModule?.("node:worker_threads") !== undefined;
}

/** The value of an environment variable; `undefined` where it is unset, empty, or unheard of. */
export function environmentVariable(name: string): string | undefined {
  const value = nodeProcess()?.env?.[name];
  return value === "" ? undefined : value;
}

interface NodeProcess {
  readonly env?: Readonly<Record<string, string | undefined>>;
  getBuiltinModule?(name: string): unknown;
}

function nodeProcess(): NodeProcess | undefined {
  return (globalThis as { readonly process?: NodeProcess }).process;
}
