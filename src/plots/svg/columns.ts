import { stack, type Block } from "./block.js";
import { group } from "./element.js";

/** How {@link inColumns} lays out its items. */
export interface ColumnLayout<Item> {
  /** Items are never drawn narrower than this where more than one stands in a row. */
  readonly narrowest: number;
  /** Space between columns and between rows. */
  readonly gap: number;
  readonly draw: (item: Item, width: number) => Block;
}

/** Items in columns of one width, in as few rows as there is room for, each as full as the others if it can be. */
export function inColumns<Item>(
  items: readonly Item[],
  width: number,
  { narrowest, gap, draw }: ColumnLayout<Item>,
): Block {
  const room = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
  const columns = Math.ceil(items.length / Math.ceil(items.length / room));
  const columnWidth = (width - gap * (columns - 1)) / columns;
  const rows: Block[] = [];
  for (let start = 0; start < items.length; start += columns) {
    const blocks = items.slice(start, start + columns).map((item) => draw(item, columnWidth));
    const moved = blocks.map(({ markup }, index) => group(index * (columnWidth + gap), 0, markup));
    rows.push({ markup: moved.join(""), height: Math.max(...blocks.map(({ height }) => height)) });
  }
  return stack(rows, gap);
}
