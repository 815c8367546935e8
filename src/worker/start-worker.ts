import { NotFoundError } from "../errors/index.js";
import type { WorkerScope } from "./worker-scope.js";

/** Starts a worker with the library's own script. @throws {NotFoundError} where the platform has no workers. */
export function startWorker(): WorkerScope {
  if (typeof Worker === "undefined") {
    throw new NotFoundError({
      where: "TrainingWorker",
      expected: "a platform with web workers",
      received: "one without",
      fix: "Pass a MessagePort or the like as worker, at whose other end serveTraining listens.",
    });
  }
  // In these words, so that bundlers see a worker's script and bundle it.
  return new Worker(new URL("./script.js", import.meta.url), { type: "module" });
}
