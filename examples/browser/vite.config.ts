import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** With these the page is cross-origin isolated, so that its worker may use all threads. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Layers are told of by the names of their classes. */
const output = { keepNames: true };

export default defineConfig({
  root: path("."),
  // Relative, so that the built page works in any folder of a server.
  base: "./",
  resolve: {
    alias: [
      { find: /^ndnet$/, replacement: path("../../src/index.ts") },
      { find: /^ndnet\/([\w-]+)$/, replacement: `${path("../../src")}/$1/index.ts` },
    ],
  },
  // Only a worker imports it, which the server finds too late to start with it.
  optimizeDeps: { include: ["d3-scale"] },
  server: { headers },
  preview: { headers },
  build: { target: "es2022", outDir: "dist", emptyOutDir: true, rolldownOptions: { output } },
  worker: { format: "es", rolldownOptions: { output } },
});
