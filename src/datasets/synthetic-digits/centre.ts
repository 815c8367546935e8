/**
 * Copies a square picture into a larger zeroed one, shifted by whole pixels so that its centre of
 * mass comes to lie within half a pixel of the middle of pixel (targetSide / 2, targetSide / 2),
 * which is where MNIST's are; a shift that would cut the picture off is limited to its border.
 */
export function placeByMass(
  picture: Uint8Array,
  side: number,
  target: Uint8Array,
  targetSide: number,
): void {
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const grey = picture[row * side + column] ?? 0;
      mass += grey;
      momentX += grey * column;
      momentY += grey * row;
    }
  }
  const room = targetSide - side;
  const left = shiftFor(momentX / mass, targetSide, room);
  const top = shiftFor(momentY / mass, targetSide, room);
  for (let row = 0; row < side; row += 1) {
    const start = row * side;
    target.set(picture.subarray(start, start + side), (top + row) * targetSide + left);
  }
}

function shiftFor(centre: number, targetSide: number, room: number): number {
  return Math.min(Math.max(Math.floor(targetSide / 2 - centre + 0.5), 0), room);
}
