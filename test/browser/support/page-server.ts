import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Serves a page with one bundled program, as `/` and, in a worker's place, as `/program.js`. */
export class PageServer {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param isolated Whether pages are cross-origin isolated, so that they may share memory. */
  static async start(program: string, isolated: boolean): Promise<PageServer> {
    const script = await bundle(program);
    const server = createServer((request, response) => {
      if (isolated) {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
      }
      if (request.url === "/program.js") {
        response.setHeader("Content-Type", "text/javascript").end(script);
      } else {
        response.setHeader("Content-Type", "text/html").end(page);
      }
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

async function bundle(program: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../programs/${program}.ts`, import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`${program} was not bundled`);
  return output.contents;
}
