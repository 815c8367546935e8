import { afterEach, describe, expect, it, vi } from "vitest";
import { userCacheDirectory } from "../../src/platform/user-cache-directory.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

const machine = (
  platform: string,
  homeDirectory: string,
  variables: Readonly<Record<string, string>> = {},
) => ({ platform, homeDirectory, environmentVariable: (name: string) => variables[name] });

describe("userCacheDirectory", () => {
  it.each(["linux", "freebsd", "unknown"])("follows XDG_CACHE_HOME on %s", (platform) => {
    const variables = { XDG_CACHE_HOME: "/caches" };
    expect(userCacheDirectory("mnist", machine(platform, "/home/ada", variables))).toBe(
      "/caches/ndnet/mnist",
    );
    expect(userCacheDirectory("mnist", machine(platform, "/home/ada"))).toBe(
      "/home/ada/.cache/ndnet/mnist",
    );
  });

  it("ignores an XDG_CACHE_HOME that is relative, as its specification demands", () => {
    const variables = { XDG_CACHE_HOME: "caches" };
    expect(userCacheDirectory("mnist", machine("linux", "/home/ada", variables))).toBe(
      "/home/ada/.cache/ndnet/mnist",
    );
  });

  it("is in Library/Caches on macOS, whatever XDG_CACHE_HOME says", () => {
    const variables = { XDG_CACHE_HOME: "/caches" };
    expect(userCacheDirectory("kmnist", machine("darwin", "/Users/ada", variables))).toBe(
      "/Users/ada/Library/Caches/ndnet/kmnist",
    );
  });

  it("is in LOCALAPPDATA on Windows, or where that usually is", () => {
    const variables = { LOCALAPPDATA: "D:\\Local" };
    expect(userCacheDirectory("mnist", machine("win32", "C:\\Users\\ada", variables))).toBe(
      "D:\\Local\\ndnet\\Cache\\mnist",
    );
    expect(userCacheDirectory("mnist", machine("win32", "C:\\Users\\ada"))).toBe(
      "C:\\Users\\ada\\AppData\\Local\\ndnet\\Cache\\mnist",
    );
  });

  it("is undefined for a user without a home directory", () => {
    const getBuiltinModule = process.getBuiltinModule.bind(process);
    const homedir = (): never => {
      throw new Error("no such user");
    };
    vi.spyOn(process, "getBuiltinModule").mockImplementation((name: string) =>
      name === "node:os" ? { homedir } : getBuiltinModule(name),
    );
    expect(userCacheDirectory("mnist")).toBeUndefined();
    vi.restoreAllMocks();
  });

  it.runIf(process.platform === "linux")("reads this machine's own variables", () => {
    vi.stubEnv("XDG_CACHE_HOME", "/caches");
    expect(userCacheDirectory("mnist")).toBe("/caches/ndnet/mnist");
    vi.stubEnv("XDG_CACHE_HOME", "");
    vi.stubEnv("HOME", "/home/ada");
    expect(userCacheDirectory("mnist")).toBe("/home/ada/.cache/ndnet/mnist");
  });
});
