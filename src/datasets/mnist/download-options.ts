import { kindOf } from "../../errors/kind-of.js";
import { ArgumentError } from "../../errors/index.js";
import { requireInRange, requirePositiveInteger } from "../../tensor/index.js";
import { requireSignal } from "../require-signal.js";
import { type DownloadProgress } from "./download-file.js";
import { type ImageDataset } from "./image-dataset.js";
import { gzipFileNames, type GzipFileName } from "./mnist-files.js";

/** How a data set's files are cached and downloaded. */
export interface DownloadOptions {
  /** Whether files that are not in the cache are downloaded. Default: `true`. */
  readonly download?: boolean;
  /**
   * Directory, one for each data set, in which downloaded files are kept, under Node. Default:
   * `ndnet/mnist` in the user's cache.
   */
  readonly cacheDirectory?: string | undefined;
  /** URLs of folders that hold the four gzipped files under their usual names. */
  readonly mirrors?: readonly string[] | undefined;
  /**
   * SHA-256 of the four gzip files, 64 hexadecimal digits each, where they are not MNIST's own. Such data
   * are never looked for where `MNIST_DIR` says, and have a cache of their own.
   */
  readonly checksums?: Readonly<Record<GzipFileName, string>> | undefined;
  /** Longest time without data, connecting included, before a try is given up. Default: 30,000. */
  readonly timeoutMilliseconds?: number;
  /** Most tries for a file, over all mirrors. Default: 4. */
  readonly maximumTries?: number;
  /** Ends the loading, which then rejects with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /** Called when a file begins to arrive and for every piece of it. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /**
   * Called when something is amiss that does not keep the files from being used: the cache held a
   * damaged file, or a file can't be kept there. Default: nothing is said.
   */
  readonly onWarning?: ((warning: string) => void) | undefined;
}

/** {@link DownloadOptions} that were checked, with their defaults. */
export interface DownloadSettings extends Required<DownloadOptions> {
  /** With a slash at their ends. */
  readonly mirrors: readonly string[];
}

/** @throws {ArgumentError} when an option makes no sense, naming it. */
export function downloadSettings(
  options: DownloadOptions,
  { loader, mirrors, files }: ImageDataset,
): DownloadSettings {
  const settings = {
    download: options.download ?? true,
    cacheDirectory: options.cacheDirectory,
    mirrors: arrayOf(options.mirrors ?? mirrors, loader).map((mirror) => folderUrl(mirror, loader)),
    checksums: options.checksums,
    timeoutMilliseconds: options.timeoutMilliseconds ?? 30_000,
    maximumTries: options.maximumTries ?? 4,
    signal: options.signal,
    onProgress: options.onProgress,
    onWarning: options.onWarning,
  };
  // A longer time-out than a timer can wait would end at once.
  requireInRange(settings.timeoutMilliseconds, 1, 2 ** 31 - 1, `${loader}, timeoutMilliseconds`);
  requirePositiveInteger(settings.maximumTries, `${loader}, maximumTries`);
  requireSignal(options.signal, `${loader}, signal`);
  if (options.checksums !== undefined) requireChecksums(options.checksums, loader);
  for (const name of ["onProgress", "onWarning"] as const)
    requireFunction(options[name], name, loader);
  if (options.mirrors !== undefined && options.checksums === undefined && files === undefined) {
    throw new ArgumentError({
      where: `${loader}, mirrors`,
      expected: "checksums beside them",
      received: "none",
      fix: "ndnet knows no checksums of this data set: pass the SHA-256 of the four gzip files, which their publisher tells.",
    });
  }
  return settings;
}

function arrayOf(mirrors: unknown, loader: string): readonly unknown[] {
  if (Array.isArray(mirrors)) return mirrors as readonly unknown[];
  throw mirrorError(
    loader,
    typeof mirrors === "string" ? "a text instead of an array" : typeof mirrors,
  );
}

function folderUrl(mirror: unknown, loader: string): string {
  const url = typeof mirror === "string" && URL.canParse(mirror) ? new URL(mirror) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw mirrorError(loader, typeof mirror === "string" ? JSON.stringify(mirror) : typeof mirror);
  }
  const isFolder =
    url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  if (!isFolder) throw mirrorError(loader, "one with a query, a fragment or a user");
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

function mirrorError(loader: string, received: string): ArgumentError {
  return new ArgumentError({
    where: `${loader}, mirrors`,
    expected: "an array of URLs of folders that begin with https:// or http://",
    received,
  });
}

function requireFunction(value: unknown, name: string, loader: string): void {
  if (value === undefined || typeof value === "function") return;
  throw new ArgumentError({
    where: `${loader}, ${name}`,
    expected: "a function",
    received: kindOf(value),
  });
}

function requireChecksums(
  checksums: Readonly<Record<string, unknown>> | null,
  loader: string,
): void {
  for (const name of Object.values(gzipFileNames)) {
    const received = String(checksums?.[name]);
    if (/^[0-9a-f]{64}$/i.test(received)) continue;
    throw new ArgumentError({
      where: `${loader}, checksums, ${name}`,
      expected: "64 hexadecimal digits",
      received,
    });
  }
}
