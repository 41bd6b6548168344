import classes from "./RevisionBadge.module.css";

/** The end of a symbol, which tells revisions of one draft apart: "Rev.2", or "Rev.2/Corr.1". */
export function shortSymbol(symbol: string): string {
  const parts = symbol.split("/");
  const from = parts.length > 1 && /^Corr\./.test(parts.at(-1) ?? "") ? -2 : -1;
  return parts.slice(from).join("/");
}

/** The latest revision of a draft, by the end of its symbol. */
export function RevisionBadge({ symbol }: { symbol: string }) {
  return <span className={classes.badge}>{shortSymbol(symbol)}</span>;
}
