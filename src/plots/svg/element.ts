import { escapeText, formatCoordinate } from "./text.js";

/** Attributes of an element by name; those that are `undefined` are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Markup of an SVG element.
 *
 * @param attributes Texts are escaped, numbers rounded to a hundredth.
 * @param children Markup, not escaped: other elements, or {@link escapeText}.
 */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const list = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${attributeText(value)}"`]))
    .join("");
  const content = children.join("");
  return content === "" ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** A `<text>` element that says `content`. */
export function textElement(content: string, attributes: Attributes): string {
  return element("text", attributes, escapeText(content));
}

/** Elements moved together to `(x, y)`. */
export function group(x: number, y: number, ...children: readonly string[]): string {
  const transform = `translate(${formatCoordinate(x)} ${formatCoordinate(y)})`;
  return element("g", { transform }, ...children);
}

function attributeText(value: string | number): string {
  return typeof value === "number" ? formatCoordinate(value) : escapeText(value);
}
