import { group } from "./element.js";

/** A part of a picture, drawn from its upper left corner. */
export interface Block {
  readonly markup: string;
  readonly height: number;
}

/** Blocks one below the other; those without height take no gap. */
export function stack(blocks: readonly Block[], gap: number): Block {
  let height = 0;
  const moved: string[] = [];
  for (const block of blocks.filter((one) => one.height > 0)) {
    if (height > 0) height += gap;
    moved.push(group(0, height, block.markup));
    height += block.height;
  }
  return { markup: moved.join(""), height };
}
