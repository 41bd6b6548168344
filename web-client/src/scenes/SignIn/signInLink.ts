/** The secret in what somebody pasted: a whole sign-in link, the part after its `#`, or the bare code. */
export function tokenOf(pasted: string): string {
  const text = pasted.trim();
  const hash = text.lastIndexOf("#");
  return hash === -1 ? text : text.slice(hash + 1);
}

/** Where to go after sign-in: the `next` of the query if it is a path of this site, else the lobby. */
export function destination(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}
