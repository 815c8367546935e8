// One command for everything: installs the packages that ndnet is held against, builds ndnet and the
// measuring programs, and starts them. `npm run bench -- --help` lists the options; with "accuracy" as its
// first argument, as `npm run bench:accuracy` has it, the trainings up to an accuracy are measured.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const [first, ...rest] = process.argv.slice(2);
const isAccuracy = first === "accuracy";
const program = isAccuracy ? "accuracy/main.js" : "main.js";
const args = isAccuracy ? rest : process.argv.slice(2);
const shell = process.platform === "win32";

if (!existsSync(`${root}node_modules`)) fail("Run npm ci first.");
installPeers();
if (!args.includes("--no-build")) build("ndnet", ["run", "build"], root);
build("bench/", ["run", "compile"], here);
const child = spawn(process.execPath, [`${here}dist/${program}`, ...args], { stdio: "inherit" });
// It ends its own children and removes its files; so it has to hear of the signal.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("close", (status) => process.exit(status ?? 1));

/** Installs what package-lock.json names, unless that is there. Without a network, goes on without. */
function installPeers() {
  const installed = `${here}node_modules/.package-lock.json`;
  const lock = `${here}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("Installing what ndnet is held against, in bench/node_modules…");
  const { status } = npm(["ci", "--no-audit", "--no-fund"], here);
  if (status !== 0) console.error("That failed: rows of packages that are missing will say so.");
}

function build(name, command, directory) {
  const { status, stdout, stderr } = npm([...command, "--silent"], directory);
  if (status !== 0) fail(`${name} could not be built.\n${stdout ?? ""}${stderr ?? ""}`);
}

function npm(command, cwd) {
  return spawnSync("npm", command, { cwd, shell, encoding: "utf8" });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
