/** Vectors of the tile that goes on where `remaining` units are left of `units`; 0 for a single unit. */
export function tileVectors<T>(remaining: i32, units: i32): i32 {
  const lanes = <i32>(16 / sizeof<T>());
  for (let vectors = 1; vectors < 8; vectors <<= 1) {
    if (vectors * lanes >= remaining) return vectors * lanes <= units ? vectors : fitting<T>(remaining);
  }
  return 8 * lanes <= units ? 8 : fitting<T>(remaining);
}

/** Units of a tile of so many vectors. */
@inline
export function tileWidth<T>(vectors: i32): i32 {
  return vectors == 0 ? 1 : vectors * <i32>(16 / sizeof<T>());
}

/** The most vectors that don't reach beyond the units that are left. */
function fitting<T>(remaining: i32): i32 {
  const lanes = <i32>(16 / sizeof<T>());
  for (let vectors = 8; vectors > 0; vectors >>= 1) {
    if (vectors * lanes <= remaining) return vectors;
  }
  return 0;
}
