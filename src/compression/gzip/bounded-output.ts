import { FormatError } from "../../errors/index.js";
import { ByteCollector } from "../byte-collector.js";

/** How much may be inflated, and what error messages call the data. */
export interface SizeLimits {
  readonly name: string;
  /** Most bytes that any content may have. */
  readonly maximumBytes: number;
  /**
   * The whole length in bytes that the content declares in its first bytes, or `undefined` while
   * too few of them are there.
   */
  declaredBytes(start: Uint8Array): number | undefined;
}

/** Collects inflated bytes up to the declared size, and refuses the first byte beyond. */
export class BoundedOutput {
  readonly #compressedLength: number;
  readonly #limits: SizeLimits;
  readonly #collected = new ByteCollector();
  #declared: number | undefined;

  constructor(compressedLength: number, limits: SizeLimits) {
    this.#compressedLength = compressedLength;
    this.#limits = limits;
  }

  /** The declared size in bytes; `undefined` until the content's header is there. */
  get declared(): number | undefined {
    return this.#declared;
  }

  /** Bytes collected so far. */
  get length(): number {
    return this.#collected.length;
  }

  /** What has been collected, in memory of its own. */
  join(): Uint8Array<ArrayBuffer> {
    return this.#collected.join();
  }

  /** @throws {FormatError} when the content declares, or has, more bytes than it may have. */
  add(inflated: Uint8Array): void {
    this.#requireWithin(this.#declared, inflated.length);
    this.#collected.append(inflated);
    if (this.#declared === undefined) this.#readDeclaration();
  }

  #readDeclaration(): void {
    const declared = this.#limits.declaredBytes(this.#collected.join());
    if (declared === undefined) return;
    this.#requirePossible(declared);
    this.#requireWithin(declared, 0);
    this.#declared = declared;
  }

  #requirePossible(declared: number): void {
    const { name, maximumBytes } = this.#limits;
    if (declared > maximumBytes) {
      throw new FormatError({
        where: name,
        expected: `at most ${maximumBytes} bytes of inflated data`,
        received: `a header that declares ${declared}`,
        fix: "Raise maximumBytes if the file is to be trusted.",
      });
    }
    if (declared > this.#compressedLength * maximumDeflateRatio) {
      throw new FormatError({
        where: name,
        expected: `at most ${this.#compressedLength * maximumDeflateRatio} bytes, all that ${this.#compressedLength} compressed bytes can hold`,
        received: `a header that declares ${declared}`,
        fix: "The file is damaged or cut short: get it again.",
      });
    }
  }

  #requireWithin(declared: number | undefined, more: number): void {
    if (declared === undefined || this.#collected.length + more <= declared) return;
    throw moreThanDeclaredError(declared, this.#limits.name);
  }
}

export function moreThanDeclaredError(declared: number, name: string): FormatError {
  return new FormatError({
    where: name,
    expected: `${declared} bytes, as the header declares`,
    received: "more",
    fix: "The file is damaged or crafted: don't use it.",
  });
}

/** Deflate gives at most 258 bytes for 2 bits, which is 1032 for a byte. */
export const maximumDeflateRatio = 1032;
