import { afterEach, describe, expect, it, vi } from "vitest";
import { requireSha256, sha256 } from "../../../src/datasets/mnist/sha256.js";
import { NotFoundError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("sha256", () => {
  // The examples of FIPS 180-4 as NIST publishes them, and the empty message.
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j is %s", async (text, digest) => {
    expect(await sha256(new TextEncoder().encode(text))).toBe(digest);
  });
});

describe("requireSha256", () => {
  it.each([undefined, {}])("throws a NotFoundError where crypto is %o", (crypto) => {
    vi.stubGlobal("crypto", crypto);
    const error = thrown(() => requireSha256("loadMnist"));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.fix).toContain("https");
  });

  it("is content with this platform", () => {
    expect(() => requireSha256("loadMnist")).not.toThrow();
  });
});
