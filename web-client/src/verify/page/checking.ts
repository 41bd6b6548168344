import type { Receipt } from "../receipt";
import { type Broken, type Intact, verifyRecord } from "../verify";

/** So long the page shows nothing new while it checks, in milliseconds. */
const busy = 50;

/** How far one has come. */
export interface Progress {
  readonly percent: number;
  readonly entries: number;
}

/** Somebody stopped it. */
export class Stopped extends Error {}

/** What a file holds, in pieces. Between them the page can be painted, and can be told to stop. */
async function* piecesOf(file: Blob, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const size = 256 * 1024;
  let painted = performance.now();
  for (let from = 0; from < file.size; from += size) {
    const piece = new Uint8Array(await file.slice(from, from + size).arrayBuffer());
    if (performance.now() - painted > busy) {
      await new Promise((resolve) => setTimeout(resolve));
      painted = performance.now();
    }
    if (signal.aborted) throw new Stopped();
    yield piece;
  }
}

/** Checks the file of a record. */
export async function checkFile(
  file: Blob,
  known: { readonly key: string | undefined; readonly receipt: Receipt | undefined },
  signal: AbortSignal,
  show: (progress: Progress) => void,
): Promise<Intact | Broken> {
  let shown = 0;
  const progress = (lines: number, bytes: number) => {
    const now = performance.now();
    if (now - shown < busy) return;
    shown = now;
    show({ percent: Math.floor((100 * bytes) / Math.max(1, file.size)), entries: Math.max(0, lines - 1) });
  };
  return await verifyRecord(piecesOf(file, signal), { ...known, progress });
}
