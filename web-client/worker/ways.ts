/** How a request is met: as a page of the client, as a file of the client, or by the network alone. */
export type Way = "page" | "file" | "network";

/** What the server has beside the client. Nothing of it is ever kept on the device. */
export const beside = [
  "/api",
  "/collab",
  "/desks",
  "/docs",
  "/health",
  "/metrics",
  "/openapi.yaml",
  "/schemas",
  "/sign-in/organization",
  "/sw.js",
  "/third-party-licenses.txt",
  "/verify.html",
  "/verify.mjs",
];

/** The part of a `Request` that says how it is met. */
export type Asked = Pick<Request, "method" | "mode" | "url">;

/**
 * How a request is met. Only what everybody gets alike, signed in or not, is a page or a file of the client: every page
 * is the same document, and what it shows of a process comes from the API.
 */
export function wayOf({ method, mode, url }: Asked, origin: string): Way {
  const { origin: asked, pathname } = new URL(url);
  if (method !== "GET" || asked !== origin) return "network";
  if (beside.some((path) => pathname === path || pathname.startsWith(`${path}/`))) return "network";
  if (pathname.startsWith("/assets/") || pathname === "/favicon.svg") return "file";
  return mode === "navigate" ? "page" : "network";
}
