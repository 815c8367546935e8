import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { isolate, LocalServer } from "./local-server.js";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
};

/** Serves the files of a folder as any web server does, to cross-origin isolated pages. */
export function serveFolder(folder: string): Promise<LocalServer> {
  return LocalServer.start((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    readFile(join(folder, normalize(path))).then(
      (bytes) => {
        isolate(response);
        response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream");
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
}
