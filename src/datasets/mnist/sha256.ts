import { NotFoundError } from "../../errors/index.js";

/**
 * SHA-256 in 64 lower-case hexadecimal digits, by WebCrypto.
 *
 * Source: FIPS 180-4.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @throws {NotFoundError} where the platform has no WebCrypto, so that nothing can be verified. */
export function requireSha256(where: string): void {
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: unknown } };
  if (crypto?.subtle !== undefined) return;
  throw new NotFoundError({
    where,
    expected: "WebCrypto, to verify what is downloaded",
    received: "a platform or page without it",
    fix: "Serve the page over https, or from localhost: browsers offer it to secure pages only.",
  });
}
