/**
 * Counts compressed bytes that give no content, and refuses too many of them in a row.
 *
 * A streaming inflater keeps what it can't use yet and looks at it again with every piece that
 * comes, so a name without end in a header, or blocks without end that hold nothing, would take time
 * that grows as the square of their length. An honest file is silent for a header's extra field and a
 * stored block at most, each of up to 64 KiB.
 */
export class SilenceLimit {
  #silent = 0;

  /**
   * Is told of a piece that was taken in.
   *
   * @returns Whether that was too much.
   */
  exceeds(takenBytes: number, givenBytes: number): boolean {
    this.#silent = givenBytes > 0 ? 0 : this.#silent + takenBytes;
    return this.#silent > longestSilence;
  }
}

/** Twice 64 KiB, and what may stand around them. */
const longestSilence = 2 * 65_536 + 8192;
