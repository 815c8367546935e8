import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Quiet: no connection but those that a page asks for. */
const flags = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the system's Chromium, or the one that the environment variable CHROMIUM_PATH names. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? places.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error("No Chromium found: install it, or set CHROMIUM_PATH to its executable.");
  }
  return chromium.launch({ executablePath, args: flags });
}
