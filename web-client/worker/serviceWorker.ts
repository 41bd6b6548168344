import { shellName, shellPrefix } from "../src/model/shell";
import { beside, wayOf } from "./ways";

declare const self: ServiceWorkerGlobalScope;

/** The build that this worker came with: its name, and the paths of its files. Put in when it is built. */
declare const BUILD: { readonly name: string; readonly files: readonly string[] };
const build = BUILD;

/** Every page is this document. */
const document = "/";

/** So long a page waits for the server before it comes up from the device. A hotel's network may never answer. */
const patienceMillis = 4_000;

/** What stands before the server answers so while the server is away. */
const awayStatuses: readonly number[] = [502, 503, 504];

const cacheName = shellName(build.name);

/** Keeps the document and all files of the build, or nothing: what is kept must go together. */
async function keep(): Promise<void> {
  const page = await fetch(document, { cache: "reload" });
  const text = await page.clone().text();
  if (!page.ok || !text.includes(build.name)) {
    throw new Error(`expected the page of build ${build.name}, got status ${page.status} of another build`);
  }
  const cache = await caches.open(cacheName);
  await cache.addAll([...build.files]);
  await cache.put(document, page);
}

/** Throws away the files of builds of which no page is open any more. */
async function tidy(): Promise<void> {
  const { held = [] } = await self.navigator.locks.query();
  const open = new Set(held.map((lock) => lock.name));
  const names = (await caches.keys()).filter((name) => name.startsWith(shellPrefix));
  await Promise.all(
    names.filter((name) => name !== cacheName && !open.has(name)).map((name) => caches.delete(name)),
  );
}

function wait(millis: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), millis));
}

/** The server's page if the server is there in time, else the one on the device. */
async function page(request: Request): Promise<Response> {
  const answer = fetch(request).catch(() => undefined);
  const early = await Promise.race([answer, wait(patienceMillis)]);
  if (early !== undefined && !awayStatuses.includes(early.status)) return early;
  const kept = await caches.match(document, { cacheName });
  return kept ?? (await answer) ?? Response.error();
}

/** A file of this build, or of an earlier one of which a page is still open. Its name says what is in it. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** A way that a request takes round the worker, in browsers that know of such ways. */
interface Round {
  readonly condition: { readonly urlPattern: string };
  readonly source: "network";
}

/**
 * Lets what is asked of the server go to it past this worker. It would be let through anyhow; but what a page says while it
 * is being left can get lost on the way through a worker.
 */
function goRound(
  event: ExtendableEvent & { readonly addRoutes?: (rounds: readonly Round[]) => Promise<void> },
): void {
  const rounds = event.addRoutes?.(
    beside.map((path) => ({ condition: { urlPattern: `${path}{/*}?` }, source: "network" })),
  );
  if (rounds !== undefined) event.waitUntil(rounds);
}

self.addEventListener("install", goRound);
// A new build takes over at once. Open pages of an earlier one go on with the files that they came with.
self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim().then(tidy)));
self.addEventListener("fetch", (event) => {
  const way = wayOf(event.request, self.location.origin);
  if (way === "page") event.respondWith(page(event.request));
  else if (way === "file") event.respondWith(file(event.request));
});
