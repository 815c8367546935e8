/** How a bar looks. */
export interface BarStyle {
  /** Whether it may have more than ASCII. */
  readonly unicode: boolean;
  readonly colour: boolean;
}

const cyan = "\u001b[36m";
const faint = "\u001b[2m";
const plain = "\u001b[0m";

/** A bar of so many columns, of which a share from 0 to 1 is done: `━━━━╸─────`, or `[===>    ]`. */
export function drawBar(share: number, columns: number, { unicode, colour }: BarStyle): string {
  const done = Math.min(1, Math.max(0, share));
  if (!unicode) return drawAsciiBar(done, columns);
  const halves = Math.floor(done * columns * 2);
  const full = Math.floor(halves / 2);
  const front = "━".repeat(full) + (halves % 2 === 1 ? "╸" : "");
  const rest = "─".repeat(columns - front.length);
  return colour ? `${cyan}${front}${plain}${faint}${rest}${plain}` : front + rest;
}

function drawAsciiBar(share: number, columns: number): string {
  const inner = Math.max(0, columns - 2);
  const full = Math.floor(share * inner);
  const front = full < inner ? `${"=".repeat(full)}>` : "=".repeat(full);
  return `[${front.padEnd(inner)}]`;
}
