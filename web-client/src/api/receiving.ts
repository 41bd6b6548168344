import { fileNameOf } from "../model/fileName";
import { problemOf, Unreachable } from "./http";

/** How much of a file has arrived. */
export interface Received {
  readonly bytes: number;
  /** Undefined where the server does not say, or says it of other bytes than those that are counted. */
  readonly total: number | undefined;
}

/** A file from the server, with what it says of it. */
export interface ServedFile {
  readonly file: File;
  /** The characters that no font of the server has and that are named in the file instead; undefined where it has them all. */
  readonly unshown: string | undefined;
}

/** Asks, and waits as long as the server works on it. Throws an `AbortError` when the signal ends it. */
async function ask(address: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", cache: "no-cache", signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw new Unreachable(cause);
  }
  if (response.ok) return response;
  const speaks = response.headers.get("Content-Type")?.startsWith("application/problem+json") === true;
  // What stands between the server and this page answers for it with one of these, and has no problem to tell.
  if (!speaks && response.status >= 502 && response.status <= 504) throw new Unreachable();
  throw await problemOf(response);
}

function totalOf(headers: Headers): number | undefined {
  const total = Number(headers.get("Content-Length") ?? Number.NaN);
  const packed = (headers.get("Content-Encoding") ?? "identity") !== "identity";
  return packed || !(total > 0) ? undefined : total;
}

async function chunksOf(
  response: Response,
  onReceived: (received: Received) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const total = totalOf(response.headers);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  onReceived({ bytes, total });
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) return chunks;
      chunks.push(next.value);
      bytes += next.value.length;
      onReceived({ bytes, total });
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new Unreachable(cause);
  }
}

/** A file, told of as it arrives. Throws `ApiError`, `Unreachable`, or an `AbortError` when the signal ends it. */
export async function receiveFile(
  address: string,
  usualName: string,
  onReceived: (received: Received) => void,
  signal: AbortSignal,
): Promise<ServedFile> {
  const response = await ask(address, signal);
  const chunks = await chunksOf(response, onReceived, signal);
  const name = fileNameOf(response.headers.get("Content-Disposition"), usualName);
  const file = new File(chunks, name, { type: response.headers.get("Content-Type") ?? "" });
  return { file, unshown: response.headers.get("Plenary-Unshown-Characters") ?? undefined };
}

/** A text; throws as {@link receiveFile} does. */
export async function receiveText(address: string, signal: AbortSignal): Promise<string> {
  const response = await ask(address, signal);
  try {
    return await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    throw new Unreachable(cause);
  }
}
