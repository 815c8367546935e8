import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const module = new URL("../../../bench/src/processes/at-exit.ts", import.meta.url).href;
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Makes a folder with a file, starts a child that only waits, says both, and waits for its end. */
const program = `
  import { spawn } from "node:child_process";
  import { mkdirSync, writeFileSync } from "node:fs";
  import { exitOnSignals, killAtExit, temporaryDirectory } from ${JSON.stringify(module)};

  exitOnSignals();
  const directory = temporaryDirectory();
  mkdirSync(directory + "/deep");
  writeFileSync(directory + "/deep/file", "text");
  const child = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"]);
  killAtExit(child);
  console.log(JSON.stringify({ directory, child: child.pid }));
  if (process.argv.includes("throws")) throw new Error("as a test has it");
  setInterval(() => undefined, 1000);
`;

interface Left {
  readonly directory: string;
  readonly child: number;
}

const children: number[] = [];

afterEach(() => {
  for (const child of children.splice(0)) if (isAlive(child)) process.kill(child, "SIGKILL");
});

/** Runs the program, ends it as soon as it has spoken, and gives its status and what it spoke of. */
async function runUntil(signal: NodeJS.Signals | undefined): Promise<[number | null, Left]> {
  const argument = signal === undefined ? ["throws"] : [];
  const args = ["--import", "tsx", "--input-type=module", "--eval", program, ...argument];
  const running = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  running.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    if (signal !== undefined && text.endsWith("\n")) running.kill(signal);
  });
  const status = await new Promise<number | null>((resolve) => running.on("close", resolve));
  const left = JSON.parse(text) as Left;
  children.push(left.child);
  return [status, left];
}

function isAlive(child: number): boolean {
  try {
    return process.kill(child, 0);
  } catch {
    return false;
  }
}

/** Whether a killed process is gone soon: its end is not waited for by the one that kills it. */
async function isGoneSoon(child: number): Promise<boolean> {
  for (let count = 0; count < 200 && isAlive(child); count += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return !isAlive(child);
}

describe.skipIf(process.platform === "win32")("a measuring program that ends", () => {
  it.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
    ["SIGINT", 130],
  ] as const)(
    "by %s leaves no folder and no child, and has status %i",
    async (signal, expected) => {
      const [status, { directory, child }] = await runUntil(signal);
      expect(status).toBe(expected);
      expect(existsSync(directory)).toBe(false);
      expect(await isGoneSoon(child)).toBe(true);
    },
  );

  it("by an exception leaves no folder and no child", async () => {
    const [status, { directory, child }] = await runUntil(undefined);
    expect(status).toBe(1);
    expect(existsSync(directory)).toBe(false);
    expect(await isGoneSoon(child)).toBe(true);
  });
});
