/**
 * `flipped[k] ←` the transpose of `weights[taps − 1 − k]`, for weights `[taps, channels, filters]`:
 * what an output's gradient is convolved with.
 */
export function flipWeights<T>(
  weights: usize,
  flipped: usize,
  taps: i32,
  channels: i32,
  filters: i32,
): void {
  let target = flipped;
  for (let tap = taps - 1; tap >= 0; tap--) {
    const matrix = weights + <usize>(tap * channels * filters) * sizeof<T>();
    for (let filter = 0; filter < filters; filter++) {
      for (let channel = 0; channel < channels; channel++) {
        store<T>(target, load<T>(matrix + <usize>(channel * filters + filter) * sizeof<T>()));
        target += sizeof<T>();
      }
    }
  }
}
