/** (p − y)², and its slope 2 · (p − y). */
@unmanaged
export class SquaredError {
  @inline
  value(p: v128, y: v128, _delta: v128): v128 {
    const difference = v128.sub<f64>(p, y);
    return v128.mul<f64>(difference, difference);
  }

  @inline
  slope(p: v128, y: v128, _delta: v128): v128 {
    const difference = v128.sub<f64>(p, y);
    return v128.add<f64>(difference, difference);
  }
}
