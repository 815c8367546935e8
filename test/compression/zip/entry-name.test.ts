import { describe, expect, it } from "vitest";
import { decodeEntryName, entryNameFault } from "../../../src/compression/zip/entry-name.js";
import { FormatError } from "../../../src/errors/index.js";
import { thrown } from "../../datasets/support/thrown.js";

const encode = (name: string): Uint8Array => new TextEncoder().encode(name);

describe("decodeEntryName", () => {
  it.each(["a", "a/b.npy", "folder/", "größe.txt", "..a/b..c", ".hidden", "ab:c", "\ufeffa"])(
    "gives the name %j as it is",
    (name) => {
      expect(decodeEntryName(encode(name), "archive")).toBe(name);
    },
  );

  it.each(["", "/a", "../a", "a/../b", "a/..", "..", "C:/a", "c:", "a\\b", "\\a", "a\0b"])(
    "refuses the name %j",
    (name) => {
      const error = thrown(() => decodeEntryName(encode(name), "archive"));
      expect(error).toBeInstanceOf(FormatError);
      expect(error.received).toBe(entryNameFault(name));
    },
  );

  it("refuses bytes that are no UTF-8", () => {
    const error = thrown(() => decodeEntryName(Uint8Array.of(0x61, 0xff), "archive"));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.received).toContain("UTF-8");
  });
});

describe("entryNameFault", () => {
  it("says what is wrong with a name", () => {
    expect(entryNameFault("")).toBe("an empty name");
    expect(entryNameFault("/etc/x")).toBe('"/etc/x", an absolute path');
    expect(entryNameFault("a/../x")).toBe('"a/../x", which leaves the archive');
    expect(entryNameFault("C:/x")).toBe('"C:/x", with a drive letter');
    expect(entryNameFault("W:0.npy")).toBeUndefined();
    expect(entryNameFault("a\\x")).toBe('"a\\\\x", with a backslash');
    expect(entryNameFault("a/x")).toBeUndefined();
  });
});
