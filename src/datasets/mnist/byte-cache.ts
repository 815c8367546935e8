import { DirectoryCache } from "../../platform/directory-cache.js";
import { isNode } from "../../platform/builtin-modules.js";
import { userCacheDirectory } from "../../platform/user-cache-directory.js";
import { BrowserCache } from "./browser-cache.js";

/** A place for files that can be had again when they are lost. Every method may reject. */
export interface ByteCache {
  /** The place, as an error message says it. */
  readonly description: string;
  /** What error messages call a file. */
  location(name: string): string;
  /** The file, or `undefined` where there is none; rejects rather than read more bytes. */
  read(name: string, maximumBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/**
 * The cache of a data set: under Node a directory, in a browser its Cache API.
 *
 * @param directory Another directory than the user's own, under Node.
 * @returns `undefined` where the platform has neither.
 */
export function openCache(dataset: string, directory: string | undefined): ByteCache | undefined {
  if (!isNode()) return "caches" in globalThis ? new BrowserCache(`ndnet-${dataset}`) : undefined;
  const path = directory ?? userCacheDirectory(dataset);
  return path === undefined ? undefined : new DirectoryCache(path);
}
