/** No page of ours has such a character in its address; browsers drop some, so that what they leave is another address. */
const foreign = /[^\x21-\x7e]|\\/;

/**
 * Where to go after sign-in: the `next` of the query if it is a path of this site, else the lobby. What counts is where a
 * browser would go by it, and not what it looks like. The server judges alike.
 */
export function destination(search: string, origin: string = window.location.origin): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  if (!next.startsWith("/") || foreign.test(next) || !URL.canParse(next, origin)) return "/";
  const url = new URL(next, origin);
  const path = url.pathname + url.search + url.hash;
  // "/.//elsewhere" is on this site, and the path that it stands for, "//elsewhere", is on another.
  return url.origin === origin && !url.pathname.startsWith("//") ? path : "/";
}
