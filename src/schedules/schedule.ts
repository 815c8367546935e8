/**
 * How a learning rate changes while a model trains: `rate(t) = initialRate · factor(t)`.
 *
 * Time `t` counts epochs or optimizer steps, as who uses the schedule says. A schedule remembers
 * nothing, so that a training may go on from any time.
 */
export abstract class Schedule {
  /** Share of the initial rate at time `t`, at least 0. */
  abstract factor(time: number): number;
}
