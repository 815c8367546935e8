/** What files say of their origin; the version is that of package.json. */
export const producer = { name: "ndnet", version: "0.1.0" } as const;
