/** Milliseconds of uninterrupted work after which other tasks get their turn. */
const workSliceMilliseconds = 50;

/** `setImmediate` of Node and some bundlers; browsers have no global of that name. */
interface Scheduler {
  setImmediate?: (task: () => void) => unknown;
}

/**
 * When the present slice of work began, whoever does it; `undefined` when other tasks had their turn
 * since. So a hundred short trainings in a row, each shorter than a slice, let them have it too.
 */
let sliceStart: number | undefined;

/** Lets timers, input and network events have their turn every now and then during long work. */
export class WorkSlices {
  constructor() {
    startOfSlice();
  }

  /** Whether it is time to call {@link rest}. */
  get due(): boolean {
    return performance.now() - startOfSlice() >= workSliceMilliseconds;
  }

  /** Resolves after waiting events have been handled. */
  async rest(): Promise<void> {
    await new Promise<void>(atNextTurn);
  }
}

function startOfSlice(): number {
  if (sliceStart === undefined) {
    sliceStart = performance.now();
    atNextTurn(() => {
      sliceStart = undefined;
    });
  }
  return sliceStart;
}

/** Calls `task` after what waits now has had its turn. */
export function atNextTurn(task: () => void): void {
  const { setImmediate } = globalThis as Scheduler;
  if (setImmediate !== undefined) {
    setImmediate(task);
    return;
  }
  // Browsers make timers of timers wait for 4 milliseconds, and messages not.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (): void => {
    port1.close();
    task();
  };
  port2.postMessage(undefined);
}
