/** The page's element with an id. @throws {Error} when it is missing, or another kind of element. */
export function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${kind.name} with the id ${id}.`);
}

/** What a canvas is drawn on with. @throws {Error} where the browser has no such thing. */
export function drawingContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (context !== null) return context;
  throw new Error("This browser draws no canvas.");
}
