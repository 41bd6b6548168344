import { Unreachable } from "./http";

/** The server has another build of the client than the one that this page is of. */
export class Replaced extends Error {
  constructor() {
    super("The server has another version of this page");
    this.name = "Replaced";
  }
}

const timeoutMillis = 15_000;

function nameIn(page: ParentNode): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="plenary-build"]')?.content;
}

/** The name of the build that this page is of; undefined where the client is being worked on. */
export function thisBuild(): string | undefined {
  return nameIn(document);
}

/** The name of the build that the server has now. Throws {@link Unreachable}. */
async function serversBuild(): Promise<string | undefined> {
  let text: string;
  try {
    const answer = await fetch("/", { cache: "no-store", signal: AbortSignal.timeout(timeoutMillis) });
    if (!answer.ok) throw new Error(`expected the page, got status ${answer.status}`);
    text = await answer.text();
  } catch (cause) {
    throw new Unreachable(cause);
  }
  return nameIn(new DOMParser().parseFromString(text, "text/html"));
}

/**
 * Loads a part of the client that comes when it is first wanted. Throws {@link Unreachable} if there is no connection,
 * {@link Replaced} if the server has another build by now, which has this part under another name, and otherwise the
 * browser's own fault.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (fault) {
    if ((await serversBuild()) !== thisBuild()) throw new Replaced();
    throw fault;
  }
}
