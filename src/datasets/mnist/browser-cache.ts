import { FormatError } from "../../errors/index.js";

/**
 * Files that are kept by a browser's Cache API, under URLs of the page's own origin.
 *
 * Source: Service Workers, W3C, section Cache.
 */
export class BrowserCache {
  /** The place, as an error message says it. */
  readonly description = "the browser's cache";
  readonly #cacheName: string;

  constructor(cacheName: string) {
    this.#cacheName = cacheName;
  }

  /** What error messages call the file. */
  location(name: string): string {
    return `${this.#cacheName}/${name}`;
  }

  /** @throws {FormatError} when the file has more than `maximumBytes`. */
  async read(name: string, maximumBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const cache = await globalThis.caches.open(this.#cacheName);
    const response = await cache.match(this.#url(name));
    if (response === undefined) return undefined;
    const content = await response.blob();
    if (content.size <= maximumBytes) return new Uint8Array(await content.arrayBuffer());
    throw new FormatError({
      where: this.location(name),
      expected: `a file of at most ${maximumBytes} bytes`,
      received: `${content.size} bytes`,
    });
  }

  /** Keeps a file, in place of one of the same name. */
  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const cache = await globalThis.caches.open(this.#cacheName);
    await cache.put(this.#url(name), new Response(bytes));
  }

  /** Nothing is ever fetched from this URL: it is the file's key. */
  #url(name: string): string {
    return `/${this.#cacheName}/${name}`;
  }
}
