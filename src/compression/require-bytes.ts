import { ArgumentError } from "../errors/index.js";

/** @throws {ArgumentError} unless `bytes` is a `Uint8Array`. */
export function requireBytes(bytes: unknown, where: string): void {
  if (bytes instanceof Uint8Array) return;
  throw new ArgumentError({
    where,
    expected: "a Uint8Array",
    received: Object.prototype.toString.call(bytes).slice(8, -1),
    fix: "Wrap an ArrayBuffer as new Uint8Array(buffer).",
  });
}
