/** Milliseconds of uninterrupted work after which other tasks get their turn. */
const workSliceMilliseconds = 50;

/** `setImmediate` of Node and some bundlers; browsers have no global of that name. */
interface Scheduler {
  setImmediate?: (task: () => void) => unknown;
}

/** Lets timers, input and network events have their turn every now and then during long work. */
export class WorkSlices {
  #sliceStart = performance.now();

  /** Whether it is time to call {@link rest}. */
  get due(): boolean {
    return performance.now() - this.#sliceStart >= workSliceMilliseconds;
  }

  /** Resolves after waiting events have been handled. */
  async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const { setImmediate } = globalThis as Scheduler;
      if (setImmediate === undefined) setTimeout(resolve, 0);
      else setImmediate(resolve);
    });
    this.#sliceStart = performance.now();
  }
}
