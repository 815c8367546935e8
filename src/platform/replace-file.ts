import { fileSystem, type FileSystem } from "./file-system.js";
import { makeDirectory } from "./make-directory.js";

const maximumAgeMilliseconds = 24 * 60 * 60 * 1000;
const temporaryName = /\.\d+-[0-9a-f]{16}\.temporary$/;

/**
 * Writes a file so that no one ever sees a part of it, also with several processes at once.
 *
 * The bytes go to a temporary file in the same directory, named after the process and a random
 * number, are flushed to the disk, and get their name last. The directory is made where it is
 * missing. Temporary files of the same name that are older than a day, which a killed process left,
 * are removed. Rejects with the file system's own error, and then leaves nothing behind.
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
  await removeLeftovers(files, directory, name);
  const temporary = `${directory}/${name}.${uniqueSuffix()}.temporary`;
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

async function removeLeftovers(files: FileSystem, directory: string, name: string): Promise<void> {
  const entries = await files.readdir(directory).catch((): string[] => []);
  const isTemporary = (entry: string): boolean =>
    entry.startsWith(`${name}.`) && temporaryName.test(entry);
  for (const path of entries.filter(isTemporary).map((entry) => `${directory}/${entry}`)) {
    const status = await files.stat(path).catch(ignore);
    const isOld = status !== undefined && Date.now() - status.mtimeMs > maximumAgeMilliseconds;
    if (isOld) await files.unlink(path).catch(ignore);
  }
}

function uniqueSuffix(): string {
  const { process } = globalThis as { readonly process?: { readonly pid: number } };
  const random = globalThis.crypto.getRandomValues(new Uint8Array(8));
  const digits = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${process?.pid ?? 0}-${digits}`;
}

function ignore(): undefined {
  return undefined;
}
