import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { createInterface } from "node:readline";
import { killAtExit } from "./at-exit.js";
import { linePrefix, type Reply, type Request } from "./protocol.js";

/** A program with its arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

const answerTimeoutMilliseconds = 600_000;

/** A process that answers requests, one at a time. */
export class BenchProcess {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #replies: Reply[] = [];
  #wake: (() => void) | undefined;
  #errors = "";
  #ended = false;

  constructor({ program, args }: Command) {
    this.#process = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
    killAtExit(this.#process);
    createInterface({ input: this.#process.stdout }).on("line", (line) => {
      if (!line.startsWith(linePrefix)) return;
      this.#replies.push(JSON.parse(line.slice(linePrefix.length)) as Reply);
      this.#wake?.();
    });
    this.#process.stderr.on("data", (text: Buffer) => {
      this.#errors = (this.#errors + text.toString()).slice(-2000);
    });
    this.#process.stdin.on("error", () => undefined);
    this.#process.on("error", (error) => this.#end(error.message));
    this.#process.on("close", () => this.#end(""));
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws {Error} with the process's own words when it can't.
   */
  async ask(request: Request): Promise<Reply> {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    return this.receive();
  }

  /** The next thing that the process says. */
  async receive(): Promise<Reply> {
    const deadline = setTimeout(() => this.stop(), answerTimeoutMilliseconds);
    while (this.#replies.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    clearTimeout(deadline);
    const reply = this.#replies.shift();
    if (reply === undefined) throw new Error(lastLine(this.#errors) || "the process ended");
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply;
  }

  /** Exit status; `null` while it runs, and where it was stopped. */
  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  /** Ends the process. */
  stop(): void {
    this.#process.kill("SIGKILL");
  }

  #end(error: string): void {
    this.#errors += error;
    this.#ended = true;
    this.#wake?.();
  }
}

/** What an exception's printout says: its last line that tells something. */
function lastLine(text: string): string {
  const lines = text
    .split("\n")
    .filter((line) => /^\s*\w*(Error|Exception)\b|not found/.test(line));
  return (lines.at(-1) ?? text.trim().split("\n").at(-1) ?? "").trim();
}
