import {
  FAILED_THREADS,
  FINISHED_CHUNKS,
  JOB_SEQUENCE,
  NEXT_CHUNK,
  SHARED_CHUNKS,
  SLEEPING_THREADS,
  STARTED_THREADS,
  STOPPED,
} from "../../shared/memory-map";
import { runChunk } from "./run-chunk";

/**
 * Jobs are cut into chunks that threads take one by one. One 64-bit word holds the job's generation,
 * its number of chunks and the next chunk, so that a single atomic addition takes a chunk and proves
 * that it belongs to a job whose arguments are still in place: the host starts no other job before
 * all chunks are finished. A thread that has not started, or sleeps, costs nothing: the others take
 * its chunks.
 */
const COUNT_SHIFT: i64 = 24;
const GENERATION_SHIFT: i64 = 48;
const CHUNK_MASK: i64 = 0xffffff;

/** Looks at the job word this often before a thread goes to sleep: some tens of microseconds. */
const SPINS_BEFORE_SLEEP: i32 = 20000;

/** Runs the job in the control block on this thread alone, as one chunk. */
export function runAlone(): void {
  runChunk(0, 1);
}

/**
 * Runs the job in the control block, cut into `chunks`, on all threads; returns when it is done.
 *
 * Traps when a thread has failed, whose chunk nobody would finish.
 */
export function runShared(chunks: i32): void {
  atomic.store<i32>(FINISHED_CHUNKS, 0);
  const generation = (atomic.load<i64>(NEXT_CHUNK) >> GENERATION_SHIFT) + 1;
  atomic.store<i64>(NEXT_CHUNK, (generation << GENERATION_SHIFT) | ((<i64>chunks) << COUNT_SHIFT));
  atomic.add<i32>(JOB_SEQUENCE, 1);
  if (atomic.load<i32>(SLEEPING_THREADS) > 0) atomic.notify(JOB_SEQUENCE, -1);
  takeChunks();
  while (atomic.load<i32>(FINISHED_CHUNKS) < chunks) {
    if (atomic.load<i32>(FAILED_THREADS) != 0) unreachable();
  }
}

/** The life of a helping thread: takes chunks, waits for the next job, ends when told to. */
export function help(): void {
  atomic.add<i32>(STARTED_THREADS, 1);
  while (atomic.load<i32>(STOPPED) == 0) {
    let spins = SPINS_BEFORE_SLEEP;
    while (!chunkIsWaiting() && spins > 0) spins--;
    if (spins > 0) {
      const taken = takeChunks();
      if (taken > 0) atomic.add<i32>(SHARED_CHUNKS, taken);
      continue;
    }
    atomic.add<i32>(SLEEPING_THREADS, 1);
    const sequence = atomic.load<i32>(JOB_SEQUENCE);
    if (!chunkIsWaiting() && atomic.load<i32>(STOPPED) == 0) {
      atomic.wait<i32>(JOB_SEQUENCE, sequence, -1);
    }
    atomic.sub<i32>(SLEEPING_THREADS, 1);
  }
}

function chunkIsWaiting(): bool {
  const word = atomic.load<i64>(NEXT_CHUNK);
  return (word & CHUNK_MASK) < ((word >> COUNT_SHIFT) & CHUNK_MASK);
}

/** Does chunks of the present job until none is left, and says how many. */
function takeChunks(): i32 {
  let taken = 0;
  while (chunkIsWaiting()) {
    const word = atomic.add<i64>(NEXT_CHUNK, 1);
    const chunk = <i32>(word & CHUNK_MASK);
    const chunks = <i32>((word >> COUNT_SHIFT) & CHUNK_MASK);
    if (chunk >= chunks) break;
    runChunk(chunk, chunks);
    atomic.add<i32>(FINISHED_CHUNKS, 1);
    taken++;
  }
  return taken;
}
