/** The part of the browser's `Storage` that is needed. */
export type KeyStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;
