import { throwIfAborted } from "../../errors/throw-if-aborted.js";
import { type Wait } from "./aborting.js";
import { openCache, type ByteCache } from "./byte-cache.js";
import { downloadFile, type Download } from "./download-file.js";
import { type DownloadSettings } from "./download-options.js";
import { type FileIdentity, type ImageDataset } from "./image-dataset.js";
import { gzipFileNames, type GzipFileName } from "./mnist-files.js";
import { type Absence, type MnistSource, type NamedBytes } from "./mnist-source.js";
import { otherDataName } from "./other-data.js";
import { requireSha256, sha256 } from "./sha256.js";

/** Most bytes of a file of unknown length: 60,000 images as gzip stores what it can't compress. */
const maximumBytes = 60_000 * 28 * 28 + 100_000;

/** The data set's cache, and where that has not the right file, its mirrors. */
export function remoteSource(
  dataset: ImageDataset,
  settings: DownloadSettings,
  wait: Wait,
): MnistSource {
  const { loader, name, environmentVariable } = dataset;
  const cache = openCache(`${name}${otherDataName(dataset, settings)}`, settings.cacheDirectory);
  const unset = `no option directory, no environment variable ${environmentVariable}`;
  return {
    async read(file) {
      const fileName = gzipFileNames[file];
      const where = `${loader}, ${fileName}`;
      throwIfAborted(settings.signal, where);
      const identity = identityOf(fileName, dataset, settings);
      if (identity === undefined) return { reason: `${unset}, and no checksums to download with` };
      requireSha256(where);
      const wanted = { ...identity, file: fileName, where };
      const cached = await readCached(cache, wanted, settings);
      if ("bytes" in cached) return cached;
      if (!settings.download) {
        return { reason: `${unset}, ${cached.reason}, and the option download is false` };
      }
      const plan = { ...settings, ...wanted, maximumBytes, wait };
      const download = await downloadFile(plan);
      if (!("bytes" in download)) return failed(`${unset}, ${cached.reason}`, download);
      const kept = await keep(cache, fileName, download.bytes, settings);
      throwIfAborted(settings.signal, where);
      return { name: kept, bytes: download.bytes };
    },
  };
}

interface WantedFile extends FileIdentity {
  readonly file: GzipFileName;
}

/** A file with other checksums than the data set's own has another length too. */
function identityOf(
  file: GzipFileName,
  { files }: ImageDataset,
  { checksums }: DownloadSettings,
): FileIdentity | undefined {
  const own = files?.[file];
  const given = checksums?.[file].toLowerCase();
  return given === undefined || given === own?.sha256 ? own : { sha256: given };
}

/** The verified file of the cache; a damaged one stays until a good one takes its place. */
async function readCached(
  cache: ByteCache | undefined,
  { file, sha256: expected, length }: WantedFile,
  { onWarning }: DownloadSettings,
): Promise<NamedBytes | Absence> {
  if (cache === undefined) return { reason: "no cache on this platform" };
  const name = cache.location(file);
  let damage = "a damaged file (its SHA-256 is wrong)";
  try {
    const bytes = await cache.read(file, length ?? maximumBytes);
    if (bytes === undefined) return { reason: `none in ${cache.description}` };
    if ((await sha256(bytes)) === expected) return { name, bytes };
  } catch (error) {
    damage = `an unusable file (${error instanceof Error ? error.message : String(error)})`;
  }
  onWarning?.(`The cache holds ${damage}: ${name}. It is not used.`);
  return { reason: `${damage} in ${cache.description}` };
}

/** Keeps a file in the cache if that is possible. Returns what error messages call the file. */
async function keep(
  cache: ByteCache | undefined,
  file: GzipFileName,
  bytes: Uint8Array<ArrayBuffer>,
  { onWarning }: DownloadSettings,
): Promise<string> {
  if (cache === undefined) return file;
  try {
    await cache.write(file, bytes);
    return cache.location(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    onWarning?.(`${file} was downloaded, but can't be kept in ${cache.description}: ${reason}.`);
    return file;
  }
}

function failed(
  places: string,
  { failures, cause }: Exclude<Download, { readonly bytes: unknown }>,
): Absence {
  if (failures.length === 0) return { reason: `${places}, and no mirror to download from`, cause };
  return { reason: `${places}, and from the mirrors: ${counted(failures).join("; ")}`, cause };
}

/** Each text once, in order, with the times that it came where that is more than one. */
function counted(texts: readonly string[]): string[] {
  const times = (text: string): number => texts.filter((other) => other === text).length;
  return [...new Set(texts)].map((text) =>
    times(text) === 1 ? text : `${text} (${times(text)} times)`,
  );
}
