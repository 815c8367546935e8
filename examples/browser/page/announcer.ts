import { find } from "./find.js";

/** Milliseconds between two announcements that may be left out. */
const pauseMs = 10_000;

/** Tells people who listen to the page what happens, without chatter. */
export class Announcer {
  readonly #place = find("announcements", HTMLElement);
  #latest = -Infinity;

  /** Says something that must be known. */
  say(text: string): void {
    this.#latest = performance.now();
    this.#place.textContent = text;
  }

  /** Says something unless something was said a short time ago. */
  mention(text: string): void {
    if (performance.now() - this.#latest >= pauseMs) this.say(text);
  }
}
