import { ArgumentError } from "../../errors/index.js";
import { requireOptions } from "../../errors/require-options.js";
import { describe } from "../../tensor/describe.js";
import { isRecord, type ValueKind } from "./value-kinds.js";

/** Kinds of an object's members by name; members that are `undefined` are left out. */
export type MemberKinds<Members extends object> = {
  readonly [Name in keyof Members]?: ValueKind;
};

/** @throws {ArgumentError} when options are no object, or one of them is not of its kind. */
export function checkOptions<Options extends object>(
  options: Options,
  kinds: MemberKinds<Options>,
  where: string,
): void {
  checkMembers(requireOptions(options, where), kinds, where);
}

/** @throws {ArgumentError} when a value is no object, or one of its members is not of its kind. */
export function checkMembers<Members extends object>(
  value: unknown,
  kinds: MemberKinds<Members>,
  where: string,
): asserts value is Members {
  requireThat(isRecord(value), where, "an object", value);
  for (const [name, kind] of Object.entries(kinds) as [string, ValueKind][]) {
    const member = value[name];
    if (member !== undefined) {
      requireThat(kind.holds(member), `${where}, ${name}`, kind.expected, member);
    }
  }
}

/** @throws {ArgumentError} when a value is no object, or one of its values not of the kind. */
export function checkRecord(value: unknown, kind: ValueKind, where: string): void {
  requireThat(isRecord(value), where, "an object of values by name", value);
  for (const [name, one] of Object.entries(value)) {
    requireThat(kind.holds(one), `${where}.${name}`, kind.expected, one);
  }
}

/** @throws {ArgumentError} that says what was expected unless something `holds` of what was received. */
export function requireThat(
  holds: boolean,
  where: string,
  expected: string,
  received: unknown,
): asserts holds {
  if (!holds) throw new ArgumentError({ where, expected, received: describe(received) });
}
