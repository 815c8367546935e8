import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** How a page is served. */
export interface PageOptions {
  /** Whether pages are cross-origin isolated, so that they may share memory. */
  readonly isolated: boolean;
  /** Other scripts by their paths: modules of the project that are bundled too. Default: none. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** What pages and workers may do. Default: everything. */
  readonly contentSecurityPolicy?: string;
}

/** Serves a page with one bundled program, as `/` and, in a worker's place, as `/program.js`. */
export class PageServer {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(
    program: string,
    { isolated, scripts = {}, contentSecurityPolicy }: PageOptions,
  ): Promise<PageServer> {
    const modules = { "/program.js": `test/browser/programs/${program}.ts`, ...scripts };
    const bundles = new Map<string | undefined, Uint8Array>();
    for (const [path, module] of Object.entries(modules)) bundles.set(path, await bundle(module));
    const server = createServer((request, response) => {
      if (isolated) {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
      }
      if (contentSecurityPolicy !== undefined) {
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
      }
      const script = bundles.get(request.url);
      response.setHeader("Content-Type", script === undefined ? "text/html" : "text/javascript");
      response.end(script ?? page);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new PageServer(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const page =
  '<!doctype html><link rel="icon" href="data:,"><title>ndnet</title>' +
  '<script type="module" src="/program.js"></script>';

async function bundle(module: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../../${module}`, import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`${module} was not bundled`);
  return output.contents;
}
