import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BrowserCache } from "../../../src/datasets/mnist/browser-cache.js";
import { FormatError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";
import { FakeCaches } from "./support/fake-caches.js";

let caches: FakeCaches;

beforeEach(() => {
  caches = new FakeCaches();
  vi.stubGlobal("caches", caches);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("BrowserCache", () => {
  it("gives back what was written, and undefined before", async () => {
    const cache = new BrowserCache("ndnet-tiny");
    expect(await cache.read("file.gz", 3)).toBeUndefined();
    await cache.write("file.gz", Uint8Array.of(1, 2, 3));
    expect(await cache.read("file.gz", 3)).toEqual(Uint8Array.of(1, 2, 3));
  });

  it("keeps each data set apart, under paths of the page's own origin", async () => {
    await new BrowserCache("ndnet-tiny").write("file.gz", Uint8Array.of(1));
    expect(await new BrowserCache("ndnet-other").read("file.gz", 3)).toBeUndefined();
    expect(caches.keys()).toEqual(["ndnet-tiny: /ndnet-tiny/file.gz"]);
  });

  it("refuses to read more bytes than it may, and names the file", async () => {
    const cache = new BrowserCache("ndnet-tiny");
    await cache.write("file.gz", Uint8Array.of(1, 2, 3));
    const error = await rejected(cache.read("file.gz", 2));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe("ndnet-tiny/file.gz");
  });
});
