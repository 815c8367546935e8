import { afterEach, describe, expect, it, vi } from "vitest";
import { NotFoundError } from "../../src/errors/index.js";
import { builtinModule, environmentVariable } from "../../src/platform/builtin-modules.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe("builtinModule", () => {
  it("gives Node's own module", async () => {
    expect(builtinModule("node:fs/promises")).toBe((await import("node:fs/promises")).default);
  });

  it.each([undefined, {}, { getBuiltinModule: () => undefined }])(
    "throws a NotFoundError where the process is %o",
    (process) => {
      vi.stubGlobal("process", process);
      expect(() => builtinModule("node:fs/promises")).toThrow(NotFoundError);
    },
  );
});

describe("environmentVariable", () => {
  it("gives the value of a variable that is set", () => {
    vi.stubEnv("NDNET_TEST", "value");
    expect(environmentVariable("NDNET_TEST")).toBe("value");
  });

  it("takes an empty variable for one that is not set", () => {
    vi.stubEnv("NDNET_TEST", "");
    expect(environmentVariable("NDNET_TEST")).toBeUndefined();
    expect(environmentVariable("NDNET_TEST_UNSET")).toBeUndefined();
  });

  it.each([undefined, {}])("is undefined where the process is %o", (process) => {
    vi.stubGlobal("process", process);
    expect(environmentVariable("PATH")).toBeUndefined();
  });
});
