import classes from "./Sign.module.css";

export type SignName = "brackets" | "check" | "chevron" | "lock" | "pause";

/**
 * A small drawing for what a draft has hundreds of, hidden from assistive technology. It is made of borders: an `Icon` is an
 * image within the page, and the page would draw each of them apart, at each key.
 */
export function Sign({ name }: { readonly name: SignName }) {
  return <span className={classes.sign} data-sign={name} aria-hidden="true" />;
}
