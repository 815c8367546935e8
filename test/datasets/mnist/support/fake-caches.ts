/** The part of a browser's CacheStorage that ndnet uses, in memory. */
export class FakeCaches {
  readonly #responses = new Map<string, Response>();

  /** What is in all caches, as `cache: url`. */
  keys(): string[] {
    return [...this.#responses.keys()];
  }

  open(cacheName: string) {
    const key = (url: string): string => `${cacheName}: ${url}`;
    return Promise.resolve({
      match: (url: string) => Promise.resolve(this.#responses.get(key(url))?.clone()),
      put: (url: string, response: Response) => {
        this.#responses.set(key(url), response);
        return Promise.resolve();
      },
      delete: (url: string) => Promise.resolve(this.#responses.delete(key(url))),
    });
  }
}
