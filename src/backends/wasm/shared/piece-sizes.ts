// Compiled by both compilers: plain integer constants only.
// Sums that several threads form are cut into pieces of a fixed size, whose sums the host adds in
// order: the result doesn't depend on the number of threads.

/** Elements of a piece. A piece of rows is as many as have no more than that, or one. */
export const PIECE_ELEMENTS = 512;

/** Position among a job's integers of the address of its pieces' sums (f64 each). */
export const SUMS_INTEGER = 5;
/** Position of the rows of a piece, where a job is cut by rows. */
export const PIECE_ROWS_INTEGER = 6;
