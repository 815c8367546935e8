import { address, chunkStart, integer, scalar } from "../scheduler/job";
import { adaGradStep } from "./ada-grad-step";
import { adamStep } from "./adam-step";
import { gradientStep } from "./gradient-step";
import { momentumStep } from "./momentum-step";
import { rmsPropStep } from "./rms-prop-step";

// Integers of every job: elements, flag, value, gradient, state …; scalars: rate, decay, ….

@inline
function first(chunk: i32, chunks: i32): i32 {
  return chunkStart(chunk, chunks, integer(0), 16);
}

/** No state. */
export function runGradientStep<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  gradientStep<T>(address(2), address(3), scalar(0), scalar(1), start, end);
}

/** State: velocity; flag: Nesterov; scalar: momentum. */
export function runMomentumStep<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  const nesterov = integer(1) != 0;
  momentumStep<T>(
    address(2),
    address(3),
    address(4),
    scalar(0),
    scalar(1),
    scalar(2),
    nesterov,
    start,
    end,
  );
}

/** State: mean square; scalars: decay of the mean, epsilon. */
export function runRmsPropStep<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  rmsPropStep<T>(
    address(2),
    address(3),
    address(4),
    scalar(0),
    scalar(1),
    scalar(2),
    scalar(3),
    start,
    end,
  );
}

/** State: sum of squares; scalar: epsilon. */
export function runAdaGradStep<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  adaGradStep<T>(
    address(2),
    address(3),
    address(4),
    scalar(0),
    scalar(1),
    scalar(2),
    start,
    end,
  );
}

/** State: both moments; flag: decoupled; scalars: β₁, β₂, epsilon, both corrections. */
export function runAdamStep<T>(chunk: i32, chunks: i32): void {
  const start = first(chunk, chunks);
  const end = first(chunk + 1, chunks);
  adamStep<T>(
    address(2),
    address(3),
    address(4),
    address(5),
    scalar(0),
    scalar(1),
    scalar(2),
    scalar(3),
    scalar(4),
    scalar(5),
    scalar(6),
    integer(1) != 0,
    start,
    end,
  );
}
