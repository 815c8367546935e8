import { execFileSync, spawn } from "node:child_process";
import { lstat, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeBytes } from "../../src/platform/write-bytes.js";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-write-bytes-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const bytes = Uint8Array.of(1, 2, 3);

describe("writeBytes", () => {
  it("makes the file that a link leads to, over another link too, and keeps the links", async () => {
    await symlink("second", join(directory, "first"));
    await symlink("target", join(directory, "second"));
    await writeBytes(join(directory, "first"), bytes);
    expect([...(await readFile(join(directory, "target")))]).toEqual([...bytes]);
    expect((await lstat(join(directory, "first"))).isSymbolicLink()).toBe(true);
    expect((await lstat(join(directory, "second"))).isSymbolicLink()).toBe(true);
  });

  it("replaces a link of a circle, as it leads nowhere", async () => {
    await symlink("b", join(directory, "a"));
    await symlink("a", join(directory, "b"));
    await writeBytes(join(directory, "a"), bytes);
    expect([...(await readFile(join(directory, "a")))]).toEqual([...bytes]);
  });

  it.skipIf(process.platform === "win32")("writes into a pipe, and leaves it one", async () => {
    const pipe = join(directory, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe]);
    const read = new Promise<number[]>((resolve) => {
      reader.stdout.on("data", (data: Buffer) => {
        resolve([...data]);
      });
    });
    await writeBytes(pipe, bytes);
    expect(await read).toEqual([...bytes]);
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });
});
