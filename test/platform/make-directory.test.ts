import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileSystem } from "../../src/platform/file-system.js";
import { makeDirectory } from "../../src/platform/make-directory.js";

describe("makeDirectory", () => {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "ndnet-make-directory-"));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it("makes a directory with all above it, also where several ask at once", async () => {
    const wanted = join(root, "a", "b", "c");
    await Promise.all([1, 2, 3].map(() => makeDirectory(fileSystem(), wanted)));
    expect((await stat(wanted)).isDirectory()).toBe(true);
    await makeDirectory(fileSystem(), wanted);
  });

  it("rejects where a file stands in the way", async () => {
    await writeFile(join(root, "file"), "");
    const way = makeDirectory(fileSystem(), join(root, "file", "d"));
    await expect(way).rejects.toMatchObject({ code: "ENOTDIR" });
  });

  it.skipIf(!existsSync("/proc/self"))("ends where nothing can be made", async () => {
    const way = makeDirectory(fileSystem(), "/proc/ndnet/d");
    await expect(way).rejects.toMatchObject({ code: "ENOENT" });
  });
});
