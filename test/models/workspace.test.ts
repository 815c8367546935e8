import { describe, expect, it } from "vitest";
import { Workspace } from "../../src/models/workspace.js";
import { createCountingBackend, OutOfCountedMemory } from "./support/counting-backend.js";

describe("Workspace", () => {
  it("gives the same tensor for the same owner, slot and shape, and others for any other", () => {
    const workspace = new Workspace(createCountingBackend());
    const [first, second] = [{}, {}];
    const tensor = workspace.allocate(first, "output", [4, 3], "float32");
    expect(workspace.allocate(first, "output", [4, 3], "float32")).toBe(tensor);
    const others = [
      workspace.allocate(second, "output", [4, 3], "float32"),
      workspace.allocate(first, "gradient", [4, 3], "float32"),
    ];
    for (const other of others) expect(other.data.buffer).not.toBe(tensor.data.buffer);
  });

  it("answers fewer rows with the beginning of the same memory, contiguous, the same every time", () => {
    const backend = createCountingBackend();
    const workspace = new Workspace(backend);
    const large = workspace.allocate(backend, "x", [4, 3], "float32");
    const small = workspace.allocate(backend, "x", [2, 3], "float32");
    expect([small.shape, small.stride, small.offset]).toEqual([[2, 3], [3, 1], 0]);
    expect(small.data.buffer).toBe(large.data.buffer);
    expect(workspace.allocate(backend, "x", [2, 3], "float32")).toBe(small);
    expect(workspace.allocate(backend, "x", [4, 3], "float32")).toBe(large);
    expect(backend.sizes).toEqual([12]);
  });

  it.each([
    ["more rows", [5, 3], "float32"],
    ["another width", [4, 2], "float32"],
    ["another rank", [4, 3, 1], "float32"],
    ["another type", [4, 3], "float64"],
  ] as const)("releases its memory and takes other for %s", (_, shape, dtype) => {
    const backend = createCountingBackend();
    const workspace = new Workspace(backend);
    workspace.allocate(backend, "x", [4, 3], "float32");
    const other = workspace.allocate(backend, "x", shape, dtype);
    expect([...backend.held]).toEqual([other]);
  });

  it("gives everything back, once, and can be used again", () => {
    const backend = createCountingBackend();
    const workspace = new Workspace(backend);
    workspace.allocate(backend, "x", [4, 3], "float32");
    workspace.allocate(backend, "x", [2, 3], "float32");
    workspace.dispose();
    workspace.dispose();
    expect(backend.held.size).toBe(0);
    expect(workspace.allocate(backend, "x", [1, 3], "float32").shape).toEqual([1, 3]);
  });

  it("doesn't hand out released memory after there was too little for more", () => {
    const backend = createCountingBackend();
    const workspace = new Workspace(backend);
    workspace.allocate(backend, "x", [4, 3], "float32");
    backend.failAfter(0);
    expect(() => workspace.allocate(backend, "x", [8, 3], "float32")).toThrow(OutOfCountedMemory);
    backend.failAfter(Infinity);
    expect(workspace.allocate(backend, "x", [4, 3], "float32").get(0, 0)).toBe(0);
    workspace.dispose();
    expect(backend.held.size).toBe(0);
  });
});
