/** Where to go after sign-in: the `next` of the query if it is a path of this site, else the lobby. */
export function destination(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}
