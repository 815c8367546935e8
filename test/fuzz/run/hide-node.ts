import { type Target } from "../target.js";

/**
 * Takes away the function by which Node's own modules are found, where the target asks for that.
 *
 * @returns What puts it back.
 */
export function hideNode({ withoutNode = false }: Target): () => void {
  if (!withoutNode) return () => undefined;
  const descriptor = Object.getOwnPropertyDescriptor(process, "getBuiltinModule");
  Object.defineProperty(process, "getBuiltinModule", { value: undefined, configurable: true });
  return () => {
    if (descriptor === undefined) Reflect.deleteProperty(process, "getBuiltinModule");
    else Object.defineProperty(process, "getBuiltinModule", descriptor);
  };
}
