/** How many items the form of a sitting has room for. */
export const SLOTS = [1, 2, 3, 4, 5, 6] as const;
