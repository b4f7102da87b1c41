/** Read on any phone and printed: no script is sent along. */
export const csr = false;
