import { type DownloadSettings } from "./download-options.js";
import { type ImageDataset } from "./image-dataset.js";
import { type GzipFileName } from "./mnist-files.js";

/**
 * What tells data with other checksums than the data set's own from it: some of their digits; nothing
 * where they are its own, or it has none that are known.
 */
export function otherDataName(
  { files }: ImageDataset,
  { checksums }: Pick<DownloadSettings, "checksums">,
): string {
  if (files === undefined || checksums === undefined) return "";
  const given = Object.entries(checksums) as [GzipFileName, string][];
  const isOwn = given.every(([file, sum]) => sum.toLowerCase() === files[file].sha256);
  if (isOwn) return "";
  const digits = given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum.slice(0, 8));
  return `-${digits.join("").toLowerCase()}`;
}
