import {
  CHUNK_RANGES,
  CHUNK_RANGE_BYTES,
  FAILED_THREADS,
  FINISHED_CHUNKS,
  JOB_CHUNKS,
  JOB_SEQUENCE,
  JOB_THREADS,
  SHARED_CHUNKS,
  SLEEPING_THREADS,
  STARTED_THREADS,
  STOPPED,
} from "../../shared/memory-map";
import { runChunk } from "./run-chunk";

/**
 * Jobs are cut into chunks. Every thread has a range of its own, so that the same part of a tensor
 * comes to the same core, whose cache has it, at every step; it takes its chunks one by one, and then
 * those that the others have left. A range is one 64-bit word, the next chunk and the range's end, so
 * that a single atomic addition takes a chunk and tells whether there was one. The host starts no
 * other job before all chunks are finished, so the arguments of a chunk that was taken are in place.
 * A thread that has not started, or sleeps, costs nothing: the others take its chunks.
 */
const END_SHIFT: i64 = 32;
const NEXT_MASK: i64 = 0xffffffff;

/** Looks for a job this often before a thread goes to sleep: some tens of microseconds. */
const SPINS_BEFORE_SLEEP: i32 = 20000;

/** Runs the job in the control block on this thread alone, as one chunk. */
export function runAlone(): void {
  runChunk(0, 1);
}

/**
 * Runs the job in the control block, cut into `chunks`, on `threads` threads; returns when it is done.
 *
 * Traps when a thread has failed, whose chunk nobody would finish.
 */
export function runShared(chunks: i32, threads: i32): void {
  atomic.store<i32>(FINISHED_CHUNKS, 0);
  atomic.store<i32>(JOB_CHUNKS, chunks);
  atomic.store<i32>(JOB_THREADS, threads);
  for (let thread = 0; thread < threads; thread++) {
    const end = <i64>rangeStart(thread + 1, threads, chunks);
    const next = <i64>rangeStart(thread, threads, chunks);
    atomic.store<i64>(rangeOf(thread), (end << END_SHIFT) | next);
  }
  atomic.add<i32>(JOB_SEQUENCE, 1);
  if (atomic.load<i32>(SLEEPING_THREADS) > 0) atomic.notify(JOB_SEQUENCE, -1);
  takeChunks(0);
  while (atomic.load<i32>(FINISHED_CHUNKS) < chunks) {
    if (atomic.load<i32>(FAILED_THREADS) != 0) unreachable();
  }
}

/** The life of a helping thread: takes chunks, waits for the next job, ends when told to. */
export function help(thread: i32): void {
  atomic.add<i32>(STARTED_THREADS, 1);
  // The job before the next one, so that a job that is under way is seen.
  let seen = atomic.load<i32>(JOB_SEQUENCE) - 1;
  while (atomic.load<i32>(STOPPED) == 0) {
    let spins = SPINS_BEFORE_SLEEP;
    while (atomic.load<i32>(JOB_SEQUENCE) == seen && spins > 0) spins--;
    if (spins > 0) {
      seen = atomic.load<i32>(JOB_SEQUENCE);
      const taken = takeChunks(thread);
      if (taken > 0) atomic.add<i32>(SHARED_CHUNKS, taken);
      continue;
    }
    atomic.add<i32>(SLEEPING_THREADS, 1);
    if (atomic.load<i32>(STOPPED) == 0) atomic.wait<i32>(JOB_SEQUENCE, seen, -1);
    atomic.sub<i32>(SLEEPING_THREADS, 1);
  }
}

/** Does the chunks of a thread's own range, then those of the next ones, and says how many. */
function takeChunks(thread: i32): i32 {
  const threads = atomic.load<i32>(JOB_THREADS);
  let taken = 0;
  for (let offset = 0; offset < threads; offset++) {
    const owner = thread + offset;
    const range = rangeOf(owner < threads ? owner : owner - threads);
    while (isWaiting(atomic.load<i64>(range))) {
      const word = atomic.add<i64>(range, 1);
      if (!isWaiting(word)) break;
      runChunk(<i32>(word & NEXT_MASK), atomic.load<i32>(JOB_CHUNKS));
      atomic.add<i32>(FINISHED_CHUNKS, 1);
      taken++;
    }
  }
  return taken;
}

@inline
function isWaiting(word: i64): bool {
  return (word & NEXT_MASK) < word >> END_SHIFT;
}

@inline
function rangeOf(thread: i32): usize {
  return <usize>CHUNK_RANGES + <usize>thread * <usize>CHUNK_RANGE_BYTES;
}

/** Where a thread's range begins; the first ranges are the longer ones. */
@inline
function rangeStart(thread: i32, threads: i32, chunks: i32): i32 {
  return (thread * chunks + threads - 1) / threads;
}
