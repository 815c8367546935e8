import { describe, expect, it } from "vitest";
import {
  downloadSettings,
  type DownloadOptions,
} from "../../../src/datasets/mnist/download-options.js";
import { kmnistDataset, mnistDataset } from "../../../src/datasets/mnist/image-dataset.js";
import { ArgumentError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";
import { tinyChecksums } from "./support/tiny-dataset.js";

describe("downloadSettings", () => {
  it("are the data set's mirrors, 4 tries, and 30 seconds by default", () => {
    expect(downloadSettings({}, mnistDataset)).toMatchObject({
      download: true,
      mirrors: mnistDataset.mirrors,
      maximumTries: 4,
      timeoutMilliseconds: 30_000,
    });
  });

  it("end each mirror with a slash", () => {
    const mirrors = ["https://one.example/a", "http://two.example/b/"];
    expect(downloadSettings({ mirrors }, mnistDataset).mirrors).toEqual([
      "https://one.example/a/",
      "http://two.example/b/",
    ]);
  });

  it.each<[string, DownloadOptions]>([
    ["timeoutMilliseconds", { timeoutMilliseconds: 0 }],
    ["timeoutMilliseconds", { timeoutMilliseconds: NaN }],
    ["timeoutMilliseconds", { timeoutMilliseconds: 2 ** 31 }],
    ["maximumTries", { maximumTries: 0 }],
    ["maximumTries", { maximumTries: 1.5 }],
    ["mirrors", { mirrors: ["mirror"] }],
    ["mirrors", { mirrors: ["file:///data/"] }],
    ["mirrors", { mirrors: ["https://one.example/a?key=b"] }],
    ["mirrors", { mirrors: ["https://user:secret@one.example/"] }],
    ["mirrors", { mirrors: "https://one.example/" as never }],
    ["mirrors", { mirrors: [new URL("https://one.example/")] as never }],
    ["onProgress", { onProgress: 5 as never }],
    ["checksums", { checksums: null as never }],
    ["signal", { signal: new AbortController() as unknown as AbortSignal }],
    ["checksums", { checksums: { ...tinyChecksums, "t10k-images-idx3-ubyte.gz": "abc" } }],
    ["checksums", { checksums: {} as typeof tinyChecksums }],
  ])("refuse %s in %j, and name the option", (name, options) => {
    const error = thrown(() => downloadSettings(options, mnistDataset));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toContain(`loadMnist, ${name}`);
  });

  it("want checksums beside the mirrors of a set whose own are not known", () => {
    const mirrors = ["https://one.example/"];
    const error = thrown(() => downloadSettings({ mirrors }, kmnistDataset));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe("loadKmnist, mirrors");
    const checksums = tinyChecksums;
    expect(downloadSettings({ mirrors, checksums }, kmnistDataset).mirrors).toEqual(mirrors);
  });
});
