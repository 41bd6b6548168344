import { thisBuild } from "../api/build";
import { shellName } from "../model/shell";

/**
 * Has the service worker keep the client's own files on this device, so that its pages open without a connection, and
 * says that a page of this build is open. Where a browser has no such thing, as over plain HTTP, pages need the server.
 */
export function keepShell(): void {
  const build = thisBuild();
  if (build === undefined || !("serviceWorker" in navigator)) return;
  // Held for as long as the page is there.
  void navigator.locks.request(shellName(build), { mode: "shared" }, () => new Promise<never>(() => {}));
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch((fault: unknown) => {
    // biome-ignore lint/suspicious/noConsole: the page works; who wonders why not offline looks there
    console.warn("the client's files are not kept on this device:", fault);
  });
}
