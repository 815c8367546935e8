import { address, chunkStart, integer, scalar } from "../scheduler/job";
import { sparseAffine } from "./sparse-affine";
import { sparseGradient } from "./sparse-gradient";

/**
 * Integers of the job: order, row starts, columns, values, weights, bias, output, units, bands, rows;
 * scalar: scale. A chunk is some rows.
 */
export function runSparseAffine<T>(chunk: i32, chunks: i32): void {
  const rows = integer(9);
  sparseAffine<T>(
    address(0),
    address(1),
    address(2),
    address(3),
    <T>scalar(0),
    address(4),
    address(5),
    address(6),
    integer(7),
    integer(8),
    chunkStart(chunk, chunks, rows, 1),
    chunkStart(chunk + 1, chunks, rows, 1),
  );
}

/**
 * Integers of the job: order, row starts, columns, values, output gradient, gradient, units, bands,
 * rows, tiles of units; scalar: scale. The work is cut into tiles of units × bands.
 */
export function runSparseGradient<T>(chunk: i32, chunks: i32, scratch: usize): void {
  const units = integer(6);
  const bands = integer(7);
  const tiles = integer(9);
  const tileUnits = <i32>(128 / sizeof<T>());
  const pieces = tiles * bands;
  const end = chunkStart(chunk + 1, chunks, pieces, 1);
  for (let piece = chunkStart(chunk, chunks, pieces, 1); piece < end; piece++) {
    const tile = piece / bands;
    const band = piece % bands;
    sparseGradient<T>(
      address(0),
      address(1),
      address(2),
      address(3),
      <T>scalar(0),
      address(4),
      address(5),
      units,
      bands,
      integer(8),
      band,
      band + 1,
      tile * tileUnits,
      tile == tiles - 1 ? units : (tile + 1) * tileUnits,
      scratch,
    );
  }
}
