/** `typeof`, with null told apart from objects: what error messages say of a value of another kind. */
export function kindOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}
