import fc from "fast-check";

const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from("0123456789")), minLength, maxLength });

/** Decimal numbers in every form: signs, leading zeros, fractions, exponents, very many digits. */
export const decimals: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "-", "+"),
    fc.oneof(
      digits(1, 5),
      digits(1, 40),
      fc.tuple(digits(1, 20), digits(0, 20)).map((parts) => parts.join(".")),
      digits(1, 30).map((fraction) => `.${fraction}`),
    ),
    fc.oneof(
      fc.constant(""),
      fc
        .tuple(
          fc.constantFrom("e", "E"),
          fc.constantFrom("", "-", "+"),
          fc.integer({ min: 0, max: 50 }),
        )
        .map((parts) => parts.join("")),
    ),
  )
  .map((parts) => parts.join(""));
