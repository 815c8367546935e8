import { encodeRows } from "./encode-rows";

/** Element types that rows are encoded from. */
const UINT8: i32 = 0;
const FLOAT32: i32 = 1;

/** {@link encodeRows} for element types given by number: 0 u8, 1 f32, 2 f64; values 0 f32, 1 f64. */
export function encodeSparseRows(
  sourceType: i32,
  valueType: i32,
  input: usize,
  rows: i32,
  width: i32,
  bandColumns: i32,
  bands: i32,
  rowStarts: usize,
  pairs: usize,
  firstPair: i32,
  capacity: i32,
): i32 {
  if (valueType == 0) {
    return encodeAs<f32>(
      sourceType,
      input,
      rows,
      width,
      bandColumns,
      bands,
      rowStarts,
      pairs,
      firstPair,
      capacity,
    );
  }
  return encodeAs<f64>(
    sourceType,
    input,
    rows,
    width,
    bandColumns,
    bands,
    rowStarts,
    pairs,
    firstPair,
    capacity,
  );
}

function encodeAs<T>(
  sourceType: i32,
  input: usize,
  rows: i32,
  width: i32,
  bandColumns: i32,
  bands: i32,
  rowStarts: usize,
  pairs: usize,
  firstPair: i32,
  capacity: i32,
): i32 {
  if (sourceType == UINT8) {
    return encodeRows<u8, T>(
      input,
      rows,
      width,
      bandColumns,
      bands,
      rowStarts,
      pairs,
      firstPair,
      capacity,
    );
  }
  if (sourceType == FLOAT32) {
    return encodeRows<f32, T>(
      input,
      rows,
      width,
      bandColumns,
      bands,
      rowStarts,
      pairs,
      firstPair,
      capacity,
    );
  }
  return encodeRows<f64, T>(
    input,
    rows,
    width,
    bandColumns,
    bands,
    rowStarts,
    pairs,
    firstPair,
    capacity,
  );
}
