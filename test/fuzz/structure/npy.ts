import { mutateText } from "../mutations/mutate-text.js";
import { type Mutation } from "../mutations/mutation.js";
import { replacePart } from "../mutations/replace-part.js";

const vocabulary = [
  "'descr'",
  "'shape'",
  "'fortran_order'",
  "'shape': (3,), 'shape': (4,)",
  "'__proto__': True,",
  "'<f8'",
  "'>i2'",
  "'|u1'",
  "'|b1'",
  "'|O'",
  "'<c16'",
  "[('a', '<f8')]",
  "True",
  "False",
  "None",
  "(",
  ")",
  "{",
  "}",
  ",",
  ":",
  "'",
  '"',
  "\\",
  "L",
  "1L",
  "-1,",
  "0,",
  "(0, 9007199254740991, 9007199254740991)",
  "4294967296, 4294967296,",
  `(${"1, ".repeat(64)})`,
  `(${"1, ".repeat(65)})`,
  `(${"0, ".repeat(300)})`,
  "(".repeat(3000),
  "[".repeat(3000),
  "'a': (1,), ".repeat(100),
  "#",
  "é",
  "\0",
  "\n",
  " ".repeat(5000),
];

/** Mutations of an NPY header's text, whose declared length then fits. */
export const npyMutations: readonly Mutation[] = [
  function mutateHeaderText(file, draws) {
    const { start, end } = headerText(file);
    const text = Buffer.from(file.subarray(start, end)).toString("latin1");
    const mutated = Buffer.from(mutateText(text, draws, vocabulary), "latin1");
    return withHeaderText(file, mutated, draws.pick([1, 1, 2, 3]));
  },
];

/** A file whose header is of version `major`.0. */
function withHeaderText(file: Uint8Array, text: Uint8Array, major: number): Uint8Array {
  const lengthBytes = major === 1 ? 2 : 4;
  const head = new Uint8Array(8 + lengthBytes);
  head.set(file.subarray(0, 6));
  head[6] = major;
  const view = new DataView(head.buffer);
  if (major === 1) view.setUint16(8, text.length, true);
  else view.setUint32(8, text.length, true);
  return replacePart(replacePart(file, 0, headerText(file).end, text), 0, 0, head);
}

/** Where the text of a header of any version stands. */
function headerText(file: Uint8Array): { start: number; end: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file[6] === 1) return { start: 10, end: 10 + view.getUint16(8, true) };
  return { start: 12, end: 12 + view.getUint32(8, true) };
}
