// Compiled by both compilers: plain integer constants only.

/** i32: chunks of the present job. */
export const JOB_CHUNKS = 128;
/** i32: threads among which they are divided. */
export const JOB_THREADS = 132;
/** i32: chunks of the present job that are finished. */
export const FINISHED_CHUNKS = 192;
/** i32: counts the jobs; sleeping threads wait for it to change. */
export const JOB_SEQUENCE = 256;
/** i32: threads that sleep or are about to. */
export const SLEEPING_THREADS = 320;
/** i32: 1 when threads shall end. */
export const STOPPED = 384;
/** i32: 1 when a thread has failed within a job. */
export const FAILED_THREADS = 388;
/** i32: threads that have started. */
export const STARTED_THREADS = 448;
/** i32: chunks that helping threads have done since the beginning. */
export const SHARED_CHUNKS = 452;
/** i32: number of the kernel of the present job. */
export const JOB_KERNEL = 512;
/** 32 × i32: addresses and sizes given to the kernel. */
export const JOB_INTEGERS = 576;
/** 8 × f64: scalars given to the kernel. */
export const JOB_SCALARS = 704;
/** f64: what a kernel that sums or asks gives back. */
export const JOB_RESULT = 768;
/** i64 a thread: the end of its range of chunks (upper half) and its next chunk (lower half). */
export const CHUNK_RANGES = 1024;
/** Bytes from one thread's range to the next: a cache line. */
export const CHUNK_RANGE_BYTES = 64;
/** The most threads, the host's included. */
export const MOST_THREADS = 63;
/** Where allocated memory begins. */
export const HEAP_START = 65536;
