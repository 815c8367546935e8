/** The greys of an image drawn in 24-bit colours, row by row; `undefined` for the terminal's own background. */
export function pixelsOf(lines: readonly string[]): (number | undefined)[][] {
  return lines.flatMap((line) => {
    const rows: [(number | undefined)[], (number | undefined)[]] = [[], []];
    let foreground: number | undefined;
    let background: number | undefined;
    // eslint-disable-next-line no-control-regex -- Control sequences are what this is about.
    for (const [piece, codes] of line.matchAll(/\u001b\[([\d;]*)m|[^]/gu)) {
      if (codes === undefined) {
        if (piece !== "▀" && piece !== " ") throw new Error(`${piece} is no half block.`);
        rows[0].push(piece === "▀" ? foreground : background);
        rows[1].push(background);
      } else if (codes === "0") {
        foreground = background = undefined;
      } else {
        for (const [, plane, red, green, blue] of codes.matchAll(/([34])8;2;(\d+);(\d+);(\d+)/g)) {
          if (red !== green || green !== blue) throw new Error(`${codes} is no grey.`);
          if (plane === "3") foreground = Number(red);
          else background = Number(red);
        }
      }
    }
    return rows;
  });
}
