import { afterEach, describe, expect, it, vi } from "vitest";
import { interruption } from "../../../src/datasets/mnist/transfer-failure.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** An error as Node's fetch throws it. */
const fetchError = (code: string, message = `failure ${code}`): Error =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });

describe("interruption", () => {
  it.each(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH"])(
    "is final with %s, which says that there is no way to the mirror",
    (code) => {
      expect(interruption(fetchError(code), false, 100)).toMatchObject({
        failure: `fetch failed (failure ${code})`,
        mayPass: false,
      });
    },
  );

  it.each(["ECONNRESET", "UND_ERR_SOCKET", "UND_ERR_CONNECT_TIMEOUT"])(
    "may pass with %s",
    (code) => {
      expect(interruption(fetchError(code), false, 100).mayPass).toBe(true);
    },
  );

  it("names the code where the cause has no message, as with several addresses refused", () => {
    expect(interruption(fetchError("ECONNREFUSED", ""), false, 100).failure).toBe(
      "fetch failed (ECONNREFUSED)",
    );
  });

  it("may pass in a browser, whose errors have no cause, unless it is offline", () => {
    const error = new TypeError("Failed to fetch");
    expect(interruption(error, false, 100)).toEqual({
      failure: "Failed to fetch (no connection, or not allowed for pages of other origins)",
      mayPass: true,
      cause: error,
    });
    vi.stubGlobal("navigator", { onLine: false });
    expect(interruption(error, false, 100).mayPass).toBe(false);
  });
});
