/** An element of a parsed picture. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgElement | string)[];
}

const name = "[A-Za-z][\\w-]*";
const attribute = new RegExp(`\\s+(${name})="([^"<]*)"`, "gy");
const opening = new RegExp(`<(${name})((?:\\s+${name}="[^"<]*")*)(/?)>`, "y");
const closing = new RegExp(`</(${name})>`, "y");
const characters = /[^<>]+/y;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};

/** Parses markup of this package; throws where it is no well-formed XML of elements and texts. */
export function parseSvg(text: string): SvgElement {
  let position = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    if (found !== null) position = pattern.lastIndex;
    return found;
  };
  const parseElement = (): SvgElement => {
    const start = match(opening);
    if (start === null) throw new Error(`no element at ${text.slice(position, position + 40)}`);
    const [, tag = "", list = "", isEmpty] = start;

    const keys = [...list.matchAll(attribute)].map(([, key]) => key);
    if (new Set(keys).size !== keys.length) throw new Error(`an attribute twice in ${start[0]}`);
    const attributes = Object.fromEntries(
      [...list.matchAll(attribute)].map(([, key = "", value = ""]) => [key, decode(value)]),
    );
    const children: (SvgElement | string)[] = [];
    if (isEmpty === "/") return { name: tag, attributes, children };
    for (;;) {
      const end = match(closing);
      if (end !== null) {
        if (end[1] !== tag) throw new Error(`${tag} closed by ${end[0]}`);
        return { name: tag, attributes, children };
      }
      const content = match(characters);
      children.push(content === null ? parseElement() : decode(content[0]));
    }
  };
  const root = parseElement();
  if (position !== text.length) throw new Error("something after the root element");
  return root;
}

/** All elements below `root`, itself included, in the order of the text. */
export function elementsBelow(root: SvgElement): SvgElement[] {
  return [
    root,
    ...root.children.flatMap((child) => (typeof child === "string" ? [] : elementsBelow(child))),
  ];
}

/** Elements of this name, and of this class where it is given. */
export function find(root: SvgElement, wanted: string, className?: string): SvgElement[] {
  return elementsBelow(root).filter(
    ({ name, attributes }) =>
      name === wanted && (className === undefined || attributes["class"] === className),
  );
}

/** The text in an element, with plain spaces for those that don't break; `""` where there is none. */
export function contentOf(element: SvgElement | undefined): string {
  const parts = element?.children.map((child) => (typeof child === "string" ? child : "")) ?? [];
  return parts.join("").replaceAll("\u00A0", " ");
}

/** What all texts of a picture say, in order. */
export function texts(root: SvgElement): string[] {
  return find(root, "text").map(contentOf);
}

/** The name that a picture has for those who can't see it: its title, not broken into lines. */
export function nameOf(root: SvgElement): string {
  return contentOf(find(root, "title")[0]);
}

/** A number of an attribute. */
export function numberOf({ attributes }: SvgElement, key: string): number {
  return Number(attributes[key] ?? 0);
}

function decode(text: string): string {
  return text.replaceAll(/&([^;\s]*);?/g, (whole, key: string) => {
    const character = entities[key];
    if (character === undefined || !whole.endsWith(";")) throw new Error(`entity ${whole}`);
    return character;
  });
}
