import { describe, expect, it } from "vitest";
import { AbortedError } from "../../src/errors/index.js";
import { throwIfAborted } from "../../src/errors/throw-if-aborted.js";
import { thrown } from "../datasets/support/thrown.js";

describe("throwIfAborted", () => {
  it("throws an AbortedError whose cause is the signal's reason", () => {
    const reason = new Error("enough");
    const error = thrown(() => throwIfAborted(AbortSignal.abort(reason), "loadMnist"));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error.cause).toBe(reason);
    expect(error.where).toBe("loadMnist");
  });

  it("does nothing while the signal is not aborted, nor without one", () => {
    expect(() => throwIfAborted(new AbortController().signal, "here")).not.toThrow();
    expect(() => throwIfAborted(undefined, "here")).not.toThrow();
  });
});
