import { ArgumentError, FormatError } from "../errors/index.js";

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

/** @throws {FormatError} unless a file has as many bytes as its header declares. */
export function requireDeclaredLength(declared: number, received: number, name: string): void {
  if (received === declared) return;
  throw new FormatError({
    where: name,
    expected: `${declared} bytes, as the header declares`,
    received: `${received} bytes`,
    fix:
      received < declared
        ? "The file is cut short: get it again."
        : "The file has bytes behind its end: get it again, or cut them off.",
  });
}
