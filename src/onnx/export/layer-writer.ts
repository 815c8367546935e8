import type { AnyLayer } from "../../models/index.js";
import type { GraphBuilder } from "./graph-builder.js";

/** Writes the layers of one class. */
export interface LayerWriter {
  /** What nodes of such layers are called, before their number. */
  readonly kind: string;
  /** Whether a layer computes what this class does. */
  matches(layer: AnyLayer): boolean;
  write(layer: AnyLayer, graph: GraphBuilder): void;
}

/** A class of layers. */
type LayerClass<L extends AnyLayer> = (abstract new (...values: never[]) => L) & {
  readonly prototype: L;
};

/**
 * Writes layers of a class, and of classes that extend it and leave its `forward` as it is: another
 * `forward` computes something else.
 */
export function layerWriter<L extends AnyLayer>(
  layerClass: LayerClass<L>,
  kind: string,
  write: (layer: L, graph: GraphBuilder) => void,
): LayerWriter {
  return {
    kind,
    matches: (layer) =>
      layer instanceof layerClass && forwardOf(layer) === forwardOf(layerClass.prototype),
    write: (layer, graph) => {
      write(layer as L, graph);
    },
  };
}

function forwardOf(layer: AnyLayer): unknown {
  return Reflect.get(layer, "forward");
}
