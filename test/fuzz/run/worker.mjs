// Lets a worker thread read TypeScript, which a loader of the main thread does not.

import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
