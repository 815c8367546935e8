/**
 * Copies a square picture into a larger one, moved by whole pixels so that its centre of mass comes within
 * half a pixel of the middle of pixel (side / 2, side / 2), as far as the larger one's borders let it.
 */
export function placeByMass(
  picture: Uint8Array,
  side: number,
  target: Uint8Array,
  targetSide: number,
): void {
  let [mass, momentX, momentY] = [0, 0, 0];
  picture.forEach((grey, pixel) => {
    mass += grey;
    momentX += grey * (pixel % side);
    momentY += grey * Math.floor(pixel / side);
  });
  if (mass === 0) return;
  const left = shiftFor(momentX / mass, targetSide, targetSide - side);
  const top = shiftFor(momentY / mass, targetSide, targetSide - side);
  for (let row = 0; row < side; row += 1) {
    const pixels = picture.subarray(row * side, (row + 1) * side);
    target.set(pixels, (top + row) * targetSide + left);
  }
}

function shiftFor(centre: number, targetSide: number, room: number): number {
  return Math.min(Math.max(Math.round(targetSide / 2 - centre), 0), room);
}
