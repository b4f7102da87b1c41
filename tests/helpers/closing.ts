/** What a test file has opened. `setup.ts` closes it when the file has ended. */
export const closing: (() => Promise<void>)[] = [];
