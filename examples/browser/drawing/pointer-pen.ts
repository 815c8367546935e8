import type { Drawing } from "./drawing.js";
import type { Point } from "./strokes.js";

/** Draws with the mouse, a pen or a finger, one at a time. */
export function drawWithPointer(surface: HTMLElement, drawing: Drawing): void {
  let pointer: number | undefined;
  const place = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = surface.getBoundingClientRect();
    return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
  };

  surface.addEventListener("pointerdown", (event) => {
    if (pointer !== undefined || event.button !== 0) return;
    pointer = event.pointerId;
    surface.setPointerCapture(pointer);
    drawing.end();
    drawing.begin(place(event));
  });
  surface.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const moves = event.getCoalescedEvents();
    drawing.extend((moves.length === 0 ? [event] : moves).map(place));
  });
  for (const type of ["pointerup", "pointercancel"] as const) {
    surface.addEventListener(type, ({ pointerId }) => {
      if (pointerId !== pointer) return;
      pointer = undefined;
      drawing.end();
    });
  }
}

/** Leaves a pen that goes astray at the border. */
function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
