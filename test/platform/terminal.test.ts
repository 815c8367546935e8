import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  colourDepth,
  isInteractive,
  standardOutput,
  supportsUnicode,
  terminalColumns,
} from "../../src/platform/terminal.js";

const write = (): void => undefined;

/** Everything that is read from the environment, unset. */
beforeEach(() => {
  const names = ["CI", "TERM", "NO_COLOR", "SystemRoot", "WT_SESSION", "TERM_PROGRAM"];
  for (const name of [...names, "LC_ALL", "LC_CTYPE", "LANG"]) vi.stubEnv(name, "");
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("standardOutput", () => {
  it("is that of the process under Node", () => {
    expect(standardOutput()).toBe(process.stdout);
  });

  it.each([undefined, {}])("is the console, line by line, where the process is %o", (process) => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    vi.stubGlobal("process", process);
    standardOutput().write("one\ntwo\n");
    expect(log.mock.calls).toEqual([["one\ntwo"]]);
    expect(standardOutput().isTTY).toBeUndefined();
  });
});

describe("terminalColumns", () => {
  it("are those of the output, and 80 where it doesn't tell", () => {
    expect(terminalColumns({ write, columns: 120 })).toBe(120);
    expect(terminalColumns({ write, columns: 0 })).toBe(80);
    expect(terminalColumns({ write })).toBe(80);
  });
});

describe("isInteractive", () => {
  it("is a terminal, and nothing else", () => {
    expect(isInteractive({ write, isTTY: true })).toBe(true);
    expect(isInteractive({ write, isTTY: false })).toBe(false);
    expect(isInteractive({ write })).toBe(false);
  });

  it.each([
    ["TERM", "dumb", false],
    ["TERM", "xterm-256color", true],
    ["CI", "true", false],
    ["CI", "1", false],
    ["CI", "false", true],
  ])("where %s is %s: %s", (name, value, expected) => {
    vi.stubEnv(name, value);
    expect(isInteractive({ write, isTTY: true })).toBe(expected);
  });
});

describe("colourDepth", () => {
  const terminal = { write, isTTY: true, getColorDepth: () => 24 };

  it("is what the terminal tells", () => {
    expect(colourDepth(terminal)).toBe(24);
  });

  it("is one bit where the output is no terminal or doesn't tell", () => {
    expect(colourDepth({ ...terminal, isTTY: false })).toBe(1);
    expect(colourDepth({ write, isTTY: true })).toBe(1);
  });

  it("is one bit where NO_COLOR is set to anything", () => {
    vi.stubEnv("NO_COLOR", "0");
    expect(colourDepth(terminal)).toBe(1);
  });

  it("calls the terminal's method as its own", () => {
    const bits = {
      write,
      isTTY: true,
      bits: 8,
      getColorDepth() {
        return this.bits;
      },
    };
    expect(colourDepth(bits)).toBe(8);
  });
});

describe("supportsUnicode", () => {
  it.each([
    [{}, true],
    [{ LANG: "en_GB.UTF-8" }, true],
    [{ LANG: "C.utf8" }, true],
    [{ LANG: "C" }, false],
    [{ LANG: "de_DE.ISO-8859-1" }, false],
    [{ LC_ALL: "C", LANG: "en_GB.UTF-8" }, false],
    [{ LC_CTYPE: "en_GB.UTF-8", LANG: "C" }, true],
    [{ TERM: "linux", LANG: "en_GB.UTF-8" }, false],
    [{ SystemRoot: "C:\\Windows" }, false],
    [{ SystemRoot: "C:\\Windows", WT_SESSION: "1" }, true],
    [{ SystemRoot: "C:\\Windows", TERM_PROGRAM: "vscode" }, true],
  ])("where the environment has %o: %s", (environment, expected) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(supportsUnicode()).toBe(expected);
  });
});
