import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { replaceConstructors } from "./replace-constructors.js";

/** Bytes that code allocated. */
export interface Allocation {
  /** Typed arrays and buffers, by the lengths that their constructors were called with. */
  readonly requested: number;
  /** Memory outside of V8's heap that none of these constructors asked for: Node's own modules did. */
  readonly unrequested: number;
  /** Objects, strings and compiled code. */
  readonly heap: number;
}

/**
 * Counts the bytes that code allocates.
 *
 * Typed arrays are counted as their constructors are called, by stand-ins that take the
 * constructors' places: so each counts with the length that was asked for, also when the engine
 * refuses it, and when it is garbage a moment later. The rest is the growth of V8's heap and of its
 * external memory. A garbage collection in between would hide some of that, but it is seldom, as a
 * file takes far less than what starts one, and it can't hide a typed array.
 *
 * This is the sum of all that was allocated. What is held at one time is less where code works piece
 * by piece; with {@link AllocationMeter.start}`({ exact: true })` garbage is collected whenever
 * another 4 MiB were asked for, and `requested` is the most that was there at once. That takes many
 * milliseconds each time, and is for files whose sum is too large.
 */
export class AllocationMeter {
  #exact = false;
  #requested = 0;
  #requestedSinceCollection = 0;
  #mostHeld = 0;
  #externalBefore = 0;
  #heapBefore = 0;
  readonly #restore: () => void;

  /** Puts the stand-ins in place; modules that keep a constructor have to be loaded behind this. */
  constructor() {
    this.#restore = replaceConstructors((bytes) => {
      this.#count(bytes);
    });
  }

  start({ exact = false } = {}): void {
    if (exact) collectGarbage();
    this.#exact = exact;
    this.#requested = 0;
    this.#requestedSinceCollection = 0;
    this.#mostHeld = 0;
    const { external_memory: external, used_heap_size: heap } = getHeapStatistics();
    this.#externalBefore = external;
    this.#heapBefore = heap;
  }

  /** What was allocated since {@link AllocationMeter.start}. */
  read(): Allocation {
    const { external_memory: external, used_heap_size: heap } = getHeapStatistics();
    return {
      requested: this.#exact ? this.#mostHeld : this.#requested,
      unrequested: Math.max(external - this.#externalBefore - this.#requested, 0),
      heap: Math.max(heap - this.#heapBefore, 0),
    };
  }

  /** Puts the constructors back. */
  dispose(): void {
    this.#restore();
  }

  /** Is told of an allocation before it is made. */
  #count(bytes: number): void {
    this.#requested += bytes;
    if (!this.#exact) return;
    this.#requestedSinceCollection += bytes;
    if (this.#requestedSinceCollection < bytesBetweenCollections) return;
    collectGarbage();
    const held = getHeapStatistics().external_memory - this.#externalBefore;
    this.#mostHeld = Math.max(this.#mostHeld, held + bytes);
    this.#requestedSinceCollection = bytes;
  }
}

/** A quarter of what is allowed beyond the honest size: nothing larger than this is missed. */
const bytesBetweenCollections = 2 ** 22;

let collect: (() => void) | undefined;

/** Twice, as the first collection may leave the freeing of buffers to the second. */
function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
  collect();
}
