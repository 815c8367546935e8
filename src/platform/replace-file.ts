import { fileSystem, type FileSystem } from "./file-system.js";
import { makeDirectory } from "./make-directory.js";
import { isProcessGone, processNumber, processPlace } from "./process-place.js";

const maximumAgeMilliseconds = 24 * 60 * 60 * 1000;
/** Number of the process, its place, and a random number; files of older releases lack the place. */
const temporaryName = /^\.(\d+)-(?:([0-9a-f]{8})-)?[0-9a-f]{16}\.temporary$/;

/**
 * Writes a file so that no one ever sees a part of it, also with several processes at once.
 *
 * The bytes go to a temporary file in the same directory, named after the process and a random
 * number, are flushed to the disk, and get their name last. The directory is made where it is
 * missing. Temporary files of the same name that a killed process left are removed: those of this machine
 * at once, others when they are older than a day. Rejects with the file system's own error, and then leaves nothing behind.
 *
 * @param mode The file's permissions. Default: those of a new file.
 */
export async function replaceFile(
  directory: string,
  name: string,
  bytes: Uint8Array,
  mode?: number,
): Promise<void> {
  const files = fileSystem();
  await makeDirectory(files, directory);
  const place = await processPlace(files);
  await removeLeftovers(files, directory, name, place);
  const temporary = `${directory}/${name}.${uniqueSuffix(place)}.temporary`;
  try {
    const file = await files.open(temporary, "wx");
    try {
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, `${directory}/${name}`);
  } catch (error) {
    await files.unlink(temporary).catch(ignore);
    throw error;
  }
}

async function removeLeftovers(
  files: FileSystem,
  ...[directory, name, place]: [directory: string, name: string, place: string]
): Promise<void> {
  const entries = await files.readdir(directory).catch((): string[] => []);
  for (const entry of entries.filter((one) => one.startsWith(name))) {
    const [suffix, pid, placeOfOther] = temporaryName.exec(entry.slice(name.length)) ?? [];
    if (suffix === undefined) continue;
    const path = `${directory}/${entry}`;
    const isLeft = placeOfOther === place && isProcessGone(Number(pid));
    if (isLeft || (await isOld(files, path))) await files.unlink(path).catch(ignore);
  }
}

async function isOld(files: FileSystem, path: string): Promise<boolean> {
  const status = await files.stat(path).catch(ignore);
  return status !== undefined && Date.now() - status.mtimeMs > maximumAgeMilliseconds;
}

function uniqueSuffix(place: string): string {
  const random = globalThis.crypto.getRandomValues(new Uint8Array(8));
  const digits = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${processNumber()}-${place}-${digits}`;
}

function ignore(): undefined {
  return undefined;
}
