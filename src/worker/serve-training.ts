import type { Callback } from "../callbacks/index.js";
import { NotFoundError } from "../errors/index.js";
import type { SavedClass } from "../models/index.js";
import type { Request } from "./messages.js";
import type { PortableClass } from "./portable-parts.js";
import { TrainingServer } from "./training-server.js";
import type { WorkerScope } from "./worker-scope.js";

/** Options of {@link serveTraining}. */
export interface ServeTrainingOptions {
  /** Classes of one's own: layers, losses, optimizers and the like. Default: none. */
  readonly classes?: readonly (SavedClass | PortableClass)[];
  /** Makes what takes part in each training, such as `EarlyStopping`. Default: nothing. */
  readonly callbacks?: () => readonly Callback[];
  /** Where requests come from. Default: the worker's own global scope. */
  readonly scope?: WorkerScope;
}

/**
 * Makes a worker one that a `TrainingWorker` can use: the whole script of such a worker is
 *
 * ```ts
 * import { serveTraining } from "ndnet/worker";
 * serveTraining();
 * ```
 *
 * @throws {NotFoundError} outside of a worker, without a `scope`.
 */
export function serveTraining(options: ServeTrainingOptions = {}): void {
  const { classes = [], callbacks = () => [] } = options;
  const scope = options.scope ?? ownScope();
  const server = new TrainingServer({
    ...{ classes, callbacks },
    post: (response) => {
      scope.postMessage(response, []);
    },
  });
  scope.addEventListener("message", ({ data }) => {
    void server.handle(data as Request);
  });
  scope.start?.();
}

/** The worker's global scope. */
function ownScope(): WorkerScope {
  const scope = globalThis as unknown as Partial<WorkerScope>;
  if (scope.addEventListener !== undefined && scope.postMessage !== undefined) {
    return scope as WorkerScope;
  }
  throw new NotFoundError({
    where: "serveTraining",
    expected: "to be called in a web worker",
    received: "another place",
    fix: "Pass a MessagePort as scope.",
  });
}
