import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FormatError } from "../../src/errors/index.js";
import { DirectoryCache } from "../../src/platform/directory-cache.js";
import { rejected } from "../datasets/support/thrown.js";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-cache-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe("DirectoryCache", () => {
  it("gives back what was written, and undefined before", async () => {
    const cache = new DirectoryCache(join(directory, "deep"));
    expect(await cache.read("file.gz", 3)).toBeUndefined();
    await cache.write("file.gz", Uint8Array.of(1, 2, 3));
    expect([...((await cache.read("file.gz", 3)) ?? [])]).toEqual([1, 2, 3]);
  });

  it("names a file once, with or without a slash behind the directory", () => {
    expect(new DirectoryCache("/cache").location("file.gz")).toBe("/cache/file.gz");
    expect(new DirectoryCache("/cache//").location("file.gz")).toBe("/cache/file.gz");
  });

  it("has no file where a file stands in place of the directory", async () => {
    await writeFile(join(directory, "file"), "");
    const cache = new DirectoryCache(join(directory, "file"));
    expect(await cache.read("file.gz", 3)).toBeUndefined();
    await expect(cache.write("file.gz", Uint8Array.of(1))).rejects.toThrow();
  });

  it("refuses a file of more bytes than it may read, and a directory", async () => {
    const cache = new DirectoryCache(directory);
    await writeFile(join(directory, "file.gz"), "four");
    await mkdir(join(directory, "directory.gz"));
    for (const name of ["file.gz", "directory.gz"]) {
      const error = await rejected(cache.read(name, 3));
      expect(error).toBeInstanceOf(FormatError);
      expect(error.where).toBe(`${directory}/${name}`);
    }
  });
});
