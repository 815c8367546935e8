import { throwIfAborted } from "../../errors/throw-if-aborted.js";
import { type Wait } from "./aborting.js";
import { fetchBytes, type Transfer } from "./fetch-bytes.js";
import { type FileIdentity } from "./image-dataset.js";
import { type GzipFileName } from "./mnist-files.js";
import { sha256 } from "./sha256.js";

/** How far the download of a file is. */
export interface DownloadProgress {
  /** The file: `"train-images-idx3-ubyte.gz"`. */
  readonly file: GzipFileName;
  /** Bytes received in this try; a further try begins at 0 again. */
  readonly receivedBytes: number;
  /** Length of the file; `undefined` where neither ndnet nor the server says it. */
  readonly totalBytes: number | undefined;
  /** The URL of the folder that it comes from. */
  readonly mirror: string;
}

/** A file to download, and how. */
export interface DownloadPlan extends FileIdentity {
  readonly file: GzipFileName;
  /** What error messages call the download. */
  readonly where: string;
  /** URLs that end with a slash. */
  readonly mirrors: readonly string[];
  /** Most bytes of a file whose length is not known. */
  readonly maximumBytes: number;
  /** Most tries, over all mirrors. */
  readonly maximumTries: number;
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: DownloadProgress) => void) | undefined;
  readonly wait: Wait;
}

/** A file that came and was verified, or what each try met. */
export type Download =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly failures: readonly string[]; readonly cause?: unknown };

/**
 * Downloads a file from the first mirror that gives the right bytes.
 *
 * Goes round the mirrors, and waits 1, 2, 4 … 30 seconds between the rounds. A mirror that can't be
 * reached, lacks the file, or sends other bytes is not asked again.
 *
 * @throws {AbortedError} when the signal is aborted.
 */
export async function downloadFile(plan: DownloadPlan): Promise<Download> {
  const failures: string[] = [];
  let cause: unknown;
  let mirrors = plan.mirrors;
  for (let round = 0; mirrors.length > 0 && failures.length < plan.maximumTries; round++) {
    if (round > 0) await plan.wait(delayMilliseconds(round), plan.signal);
    const promising: string[] = [];
    for (const mirror of mirrors.slice(0, plan.maximumTries - failures.length)) {
      throwIfAborted(plan.signal, plan.where);
      const transfer = await verified(await fetchFrom(mirror, plan), plan);
      throwIfAborted(plan.signal, plan.where);
      if ("bytes" in transfer) return transfer;
      failures.push(`${mirror}: ${transfer.failure}`);
      cause = transfer.cause ?? cause;
      if (transfer.mayPass) promising.push(mirror);
    }
    mirrors = promising;
  }
  return { failures, cause };
}

async function fetchFrom(mirror: string, plan: DownloadPlan): Promise<Transfer> {
  const { file, length, maximumBytes, onProgress } = plan;
  return fetchBytes({
    url: mirror + file,
    length,
    maximumBytes: length ?? maximumBytes,
    timeoutMilliseconds: plan.timeoutMilliseconds,
    signal: plan.signal,
    onBytes: (receivedBytes, totalBytes) =>
      onProgress?.({ file, receivedBytes, totalBytes, mirror }),
  });
}

async function verified(transfer: Transfer, { sha256: expected }: FileIdentity): Promise<Transfer> {
  if (!("bytes" in transfer)) return transfer;
  const received = await sha256(transfer.bytes);
  if (received === expected) return transfer;
  return { failure: `other bytes, of SHA-256 ${received}`, mayPass: false };
}

/** Before the first further round a second, then twice as long each time. */
function delayMilliseconds(round: number): number {
  return Math.min(1000 * 2 ** (round - 1), 30_000);
}
