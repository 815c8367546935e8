import { address, chunkStart, integer, scalar } from "../scheduler/job";
import { distortBytes } from "./distort-bytes";
import { distortImages } from "./distort-images";

/** Memory of this chunk's own; a job has as many chunks as pieces that it was given memory for. */
@inline
function scratch(chunk: i32): usize {
  return address(7) + (<usize>chunk) * (<usize>integer(8));
}

/**
 * Integers of the job: images, height, width, input, output, maps, windows, scratch, bytes of it for a
 * chunk, horizontal plane, vertical plane, columns of the planes; scalar: fill. A chunk is some images.
 */
export function runDistortBytes(chunk: i32, chunks: i32): void {
  distortBytes(
    address(3),
    address(5),
    address(6),
    address(9),
    address(10),
    integer(11),
    address(4),
    scratch(chunk),
    integer(1),
    integer(2),
    <u8>scalar(0),
    chunkStart(chunk, chunks, integer(0), 1),
    chunkStart(chunk + 1, chunks, integer(0), 1),
  );
}

/** The same for float images. */
export function runDistortImages<T>(chunk: i32, chunks: i32): void {
  distortImages<T>(
    address(3),
    address(5),
    address(6),
    address(9),
    address(10),
    integer(11),
    address(4),
    scratch(chunk),
    integer(1),
    integer(2),
    <T>scalar(0),
    chunkStart(chunk, chunks, integer(0), 1),
    chunkStart(chunk + 1, chunks, integer(0), 1),
  );
}
