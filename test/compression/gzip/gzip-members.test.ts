import { describe, expect, it } from "vitest";
import { GzipMembers } from "../../../src/compression/gzip/gzip-members.js";
import { FormatError } from "../../../src/errors/index.js";

/** A member of 12 bytes and a trailer with the CRC-32 and length of the digits 1 to 9. */
const member = Uint8Array.of(...new Uint8Array(12), 0x26, 0x39, 0xf4, 0xcb, 9, 0, 0, 0);
const digits = new TextEncoder().encode("123456789");

describe("GzipMembers", () => {
  it("accepts members whose trailers fit what was inflated", () => {
    const members = new GzipMembers(Uint8Array.of(...member, ...member), "data");
    for (const end of [20, 40]) {
      members.add(digits.subarray(0, 4));
      members.add(digits.subarray(4));
      expect(() => {
        members.finish(end);
      }).not.toThrow();
    }
  });

  it("refuses a member that inflated to other bytes", () => {
    const members = new GzipMembers(member, "data");
    members.add(digits.subarray(1));
    expect(() => {
      members.finish(20);
    }).toThrow(FormatError);
  });

  it("refuses a member too short to be one", () => {
    const members = new GzipMembers(new Uint8Array(19), "data");
    expect(() => {
      members.finish(19);
    }).toThrow(FormatError);
  });
});
