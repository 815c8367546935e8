import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { isolate, LocalServer } from "./local-server.js";

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
export async function servePage(
  program: string,
  { isolated, scripts = {}, contentSecurityPolicy }: PageOptions,
): Promise<LocalServer> {
  const modules = { "/program.js": `test/browser/programs/${program}.ts`, ...scripts };
  const bundles = new Map<string | undefined, Uint8Array>();
  for (const [path, module] of Object.entries(modules)) bundles.set(path, await bundle(module));
  return LocalServer.start((request, response) => {
    if (isolated) isolate(response);
    if (contentSecurityPolicy !== undefined) {
      response.setHeader("Content-Security-Policy", contentSecurityPolicy);
    }
    const script = bundles.get(request.url);
    response.setHeader("Content-Type", script === undefined ? "text/html" : "text/javascript");
    response.end(script ?? page);
  });
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
