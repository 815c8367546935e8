import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { replaceFile } from "../../src/platform/replace-file.js";

const source = new URL("../../src/platform/replace-file.ts", import.meta.url);
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-replace-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const bytes = Uint8Array.of(1, 2, 3);
const read = async (name: string): Promise<number[]> => [
  ...(await readFile(join(directory, name))),
];

/** A temporary file that another process has left, changed so many hours ago. */
async function leave(name: string, hoursAgo: number): Promise<void> {
  await writeFile(join(directory, name), "left");
  const time = Date.now() / 1000 - hoursAgo * 3600;
  await utimes(join(directory, name), time, time);
}

describe("replaceFile", () => {
  it("writes a file, and makes the directories above it", async () => {
    await replaceFile(join(directory, "a", "b"), "file.gz", bytes);
    expect(await read("a/b/file.gz")).toEqual([1, 2, 3]);
    expect(await readdir(join(directory, "a", "b"))).toEqual(["file.gz"]);
  });

  it("replaces a file by another one, so that who has the old one open keeps it whole", async () => {
    await writeFile(join(directory, "file.gz"), "before");
    const { ino } = await stat(join(directory, "file.gz"));
    await replaceFile(directory, "file.gz", bytes);
    expect(await read("file.gz")).toEqual([1, 2, 3]);
    expect((await stat(join(directory, "file.gz"))).ino).not.toBe(ino);
  });

  it("replaces a symbolic link, and not the file that it leads to", async () => {
    await writeFile(join(directory, "precious"), "untouched");
    await symlink(join(directory, "precious"), join(directory, "file.gz"));
    await replaceFile(directory, "file.gz", bytes);
    expect(await readFile(join(directory, "precious"), "utf8")).toBe("untouched");
    expect(await read("file.gz")).toEqual([1, 2, 3]);
  });

  it("shows no reader a part of a file, however many write it at once", async () => {
    const contents = Array.from({ length: 8 }, (_, index) => new Uint8Array(100_000).fill(index));
    await replaceFile(directory, "file.gz", contents[0]!);
    const seen: Promise<number[]>[] = [];
    await Promise.all(
      contents.map(async (content) => {
        await replaceFile(directory, "file.gz", content);
        seen.push(read("file.gz"));
      }),
    );
    for (const content of await Promise.all(seen)) {
      expect(content).toHaveLength(100_000);
      expect(new Set(content).size).toBe(1);
    }
    expect(await readdir(directory)).toEqual(["file.gz"]);
  });

  it("leaves no temporary file behind when it fails", async () => {
    await mkdir(join(directory, "file.gz"));
    await expect(replaceFile(directory, "file.gz", bytes)).rejects.toThrow();
    expect(await readdir(directory)).toEqual(["file.gz"]);
  });

  it("rejects where a file stands in place of the directory", async () => {
    await writeFile(join(directory, "file"), "");
    await expect(replaceFile(join(directory, "file"), "file.gz", bytes)).rejects.toThrow();
  });

  it("removes at once what a killed process of this machine has left, and not what others write", async () => {
    const code = `
      import { replaceFile } from ${JSON.stringify(source.href)};
      const big = new Uint8Array(64);
      const promises = await import("node:fs/promises");
      const open = promises.default.open;
      promises.default.open = async (...request) => {
        await (await open(...request)).close();
        process.kill(process.pid, "SIGKILL");
      };
      await replaceFile(${JSON.stringify(directory)}, "file.gz", big);
    `;
    spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code]);
    const [left = ""] = await readdir(directory);
    expect(left).toMatch(/^file\.gz\.\d+-[0-9a-f]{8}-[0-9a-f]{16}\.temporary$/);
    const place = left.split("-")[1]!;
    const random = "0123456789abcdef";
    const elsewhere = place === "00000000" ? "11111111" : "00000000";
    const others = [
      // Of a process that is there, of another machine, and of one that doesn't say.
      `file.gz.${process.pid}-${place}-${random}.temporary`,
      left.replace(place, elsewhere),
      left.replace(`${place}-`, ""),
    ];
    for (const name of others) await leave(name, 0);
    await replaceFile(directory, "file.gz", bytes);
    expect((await readdir(directory)).sort()).toEqual([...others, "file.gz"].sort());
  });

  it("removes its own temporary files that are older than a day, and nothing else", async () => {
    const random = "0123456789abcdef";
    await leave(`file.gz.123-${random}.temporary`, 25);
    const others = [
      `file.gz.124-${random}.temporary`,
      `other.gz.123-${random}.temporary`,
      "file.gz.temporary",
      "file.gz.old",
    ];
    await leave(others[0]!, 23);
    for (const name of others.slice(1)) await leave(name, 100);
    await replaceFile(directory, "file.gz", bytes);
    expect((await readdir(directory)).sort()).toEqual([...others, "file.gz"].sort());
  });
});
