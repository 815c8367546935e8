import { type Draws } from "../draws.js";
import { edgeNumberTexts } from "./edge-numbers.js";

/** Words, whole numbers, runs of white space, and every other character by itself. */
const token = /[A-Za-z_]+|\d+|\s+|[^\w\s]/g;

/**
 * One to four tokens of a text replaced, left out, doubled, inserted or swapped.
 *
 * @param vocabulary Texts to put in, such as keywords of the format and traps for its readers.
 */
export function mutateText(text: string, draws: Draws, vocabulary: readonly string[]): string {
  const tokens = text.match(token) ?? [];
  const count = 1 + draws.below(4);
  for (let step = 0; step < count; step++) mutateTokens(tokens, draws, vocabulary);
  return tokens.join("");
}

function mutateTokens(tokens: string[], draws: Draws, vocabulary: readonly string[]): void {
  const place = draws.below(tokens.length + 1);
  const length = draws.oneIn(4) ? 1 + draws.below(12) : 1;
  const part = tokens.slice(place, place + length);
  const kind = draws.below(7);
  if (kind === 0) tokens.splice(place, length);
  else if (kind === 1) tokens.splice(place, 0, ...part);
  else if (kind === 2) tokens.splice(draws.below(tokens.length + 1), 0, ...part);
  else if (kind === 3) tokens.splice(place, 0, draws.pick(vocabulary));
  else if (kind === 4) replaceNumber(tokens, place, draws);
  else tokens.splice(place, length, draws.pick(vocabulary));
}

/** Replaces the next number from `place` on, so that numbers are hit more often than by chance. */
function replaceNumber(tokens: string[], place: number, draws: Draws): void {
  const index = tokens.findIndex((text, position) => position >= place && /^\d/.test(text));
  if (index !== -1) tokens[index] = draws.pick(edgeNumberTexts);
}
