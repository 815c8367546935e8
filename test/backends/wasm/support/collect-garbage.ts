import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Runs the garbage collector, then what it has scheduled, until `done` or for a second. */
export async function collectGarbageUntil(done: () => boolean): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 50 && !done(); turn += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
