import { describe, expect, it } from "vitest";
import { FormatError } from "../../../src/errors/index.js";
import { parseHeaderLiteral } from "../../../src/formats/npy/header-literal.js";
import { thrown } from "../../datasets/support/thrown.js";

const parse = (text: string): Record<string, unknown> =>
  Object.fromEntries(parseHeaderLiteral(text, "header"));

describe("parseHeaderLiteral", () => {
  it.each([
    ["{}", {}],
    ["{'a': 'text'}", { a: "text" }],
    ['{"a": "text", }', { a: "text" }],
    ["{'a': True, 'b': False}", { a: true, b: false }],
    ["{'a': ()}", { a: [] }],
    ["{'a': (3,)}", { a: [3] }],
    ["{'a': (3, 0, 9007199254740991)}", { a: [3, 0, 9_007_199_254_740_991] }],
    ["{'a': (3L, 2L,)}", { a: [3, 2] }],
    [" {\n'a'\t:( 1 ,2 )\r\n} \n", { a: [1, 2] }],
  ])("reads %j", (text, entries) => {
    expect(parse(text)).toEqual(entries);
  });

  it.each([
    "",
    "{",
    "}",
    "{}{}",
    "{} x",
    "[]",
    "{,}",
    "{'a'}",
    "{'a': }",
    "{'a': 'b',,}",
    "{'a': 'b' 'c': 'd'}",
    "{'a': 'b\"}",
    "{'a': 'b\\x41'}",
    "{a: 'b'}",
    "{1: 'b'}",
    "{'a': b'b'}",
    "{'a': None}",
    "{'a': Trueish}",
    "{'a': true}",
    "{'a': 1}",
    "{'a': (1)}",
    "{'a': (,)}",
    "{'a': (1,,)}",
    "{'a': (-1,)}",
    "{'a': (1.0,)}",
    "{'a': (1e3,)}",
    "{'a': (0x10,)}",
    "{'a': (1_000,)}",
    "{'a': (007,)}",
    "{'a': (00,)}",
    "{'a': (True,)}",
    "{'a': ('x',)}",
    "{'a': ((1,),)}",
    "{'a': (9007199254740992,)}",
    "{'a': (99999999999999999999999,)}",
    "{'a': [('x', '<f8')]}",
    "{'a': {'b': 'c'}}",
    "{'a': __import__('os')}",
    "{'a': 'b', 'a': 'b'}",
    "{'a': ('x'}",
    "{'a': 'b'} # comment",
  ])("refuses %j", (text) => {
    expect(thrown(() => parse(text))).toBeInstanceOf(FormatError);
  });

  it("takes a key for a key, whatever its name", () => {
    const entries = parseHeaderLiteral("{'__proto__': True, 'constructor': ()}", "header");
    expect([...entries.keys()]).toEqual(["__proto__", "constructor"]);
  });
});
