import type { page as english } from "./page.en";
import type { Reason } from "./reasons.en";

type Words<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };

/** What the page says, in one language. */
export type PageWords = Words<typeof english>;

/** What can be wrong, in one language. */
export type ReasonWords = Readonly<Record<Reason, string>>;
