import { FormatError } from "../../../errors/index.js";
import { attributeTypes, type StoredAttribute } from "../../protobuf/attribute-message.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import { quoted } from "../../quoted.js";

/** Kind and default of an attribute. */
export interface AttributeDefault<Value> {
  readonly type: number;
  readonly value: Value;
  readonly read: (attribute: StoredAttribute) => Value;
}

/** A float32 attribute. */
export function float(value: number): AttributeDefault<number> {
  return { type: attributeTypes.float, value, read: (attribute) => attribute.float };
}

/** An attribute that is a whole number. */
export function integer(value: number): AttributeDefault<number> {
  return { type: attributeTypes.integer, value, read: (attribute) => attribute.integer };
}

/** An attribute that is a list of whole numbers. */
export function integers(value: readonly number[]): AttributeDefault<readonly number[]> {
  return { type: attributeTypes.integers, value, read: (attribute) => attribute.integers };
}

/** An attribute that is a text. */
export function text(value: string): AttributeDefault<string> {
  return { type: attributeTypes.text, value, read: (attribute) => attribute.text };
}

type Values<Defaults> = {
  [Name in keyof Defaults]: Defaults[Name] extends AttributeDefault<infer Value> ? Value : never;
};

/**
 * The attributes of a node by name, defaults in place of those that aren't there.
 *
 * @throws {FormatError} when one is there twice, of another kind, or is none of the operator's.
 */
export function readAttributes<
  Defaults extends Readonly<Record<string, AttributeDefault<unknown>>>,
>(node: StoredNode, defaults: Defaults): Values<Defaults> {
  const given = attributesByName(node);
  for (const [name, { type }] of given) {
    const expected = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    if (expected === undefined) throw unknownError(node, name, Object.keys(defaults));
    if (type !== expected.type) throw kindError(node, name, expected.type, type);
  }
  const values = Object.entries(defaults).map(([name, { value, read }]) => {
    const attribute = given.get(name);
    return [name, attribute === undefined ? value : read(attribute)];
  });
  return Object.fromEntries(values) as Values<Defaults>;
}

/** @throws {FormatError} when two have one name. */
export function attributesByName({
  attributes,
  where,
}: StoredNode): ReadonlyMap<string, StoredAttribute> {
  const byName = new Map<string, StoredAttribute>();
  for (const attribute of attributes) {
    if (byName.has(attribute.name)) {
      throw new FormatError({
        where,
        expected: "every attribute once",
        received: `${quoted(attribute.name)} twice`,
        fix: "The file is damaged or crafted: don't use it.",
      });
    }
    byName.set(attribute.name, attribute);
  }
  return byName;
}

function unknownError(node: StoredNode, name: string, known: readonly string[]): FormatError {
  return new FormatError({
    where: node.where,
    expected: known.length === 0 ? "no attributes" : `no attributes but ${known.join(", ")}`,
    received: quoted(name),
  });
}

function kindError(
  node: StoredNode,
  name: string,
  expected: number,
  received: number,
): FormatError {
  return new FormatError({
    where: `${node.where}, attribute ${name}`,
    expected: `type ${expected}`,
    received: `${received}`,
    fix: "The file is damaged: get it again.",
  });
}
