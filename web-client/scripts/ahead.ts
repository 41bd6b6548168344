import { createHash } from "node:crypto";
import type { Plugin, Rolldown } from "vite";
import { firstScripts, scriptsFrom } from "./first-script.ts";

/** Which part of the client comes late, and for which addresses it is asked for ahead of its time. */
export interface Ahead {
  /** The module by which the part begins, below the root of the client. */
  readonly part: string;
  /** Addresses that show it: it is asked for at once, beside the first script. */
  readonly now: RegExp;
  /** Addresses that lead to it: it is fetched when the page is there and the line is free. */
  readonly soon?: RegExp;
}

/** The scripts of a part that the first script has not. */
function filesOf(part: string, bundle: Rolldown.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const first = new Set(firstScripts(bundle));
  const begin = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${part}`));
  return scriptsFrom(begin, bundle)
    .filter((chunk) => !first.has(chunk))
    .map(({ fileName }) => fileName);
}

function script(parts: readonly Ahead[], bundle: Rolldown.OutputBundle): string {
  const rows = parts.map(({ part, now, soon }) => {
    const files = filesOf(part, bundle);
    if (files.length === 0) throw new Error(`expected a part of the client that begins by ${part}, got none`);
    return `[${now}, ${soon ?? null}, ${JSON.stringify(files.map((file) => `/${file}`))}]`;
  });
  return `const fetchAhead = (rel, files) => files.forEach((href) =>
  document.head.append(Object.assign(document.createElement("link"), { rel, href, as: "script", crossOrigin: "" })));
for (const [now, soon, files] of [${rows.join(", ")}]) {
  if (now.test(location.pathname)) fetchAhead("modulepreload", files);
  else if (soon?.test(location.pathname)) addEventListener("load", () => fetchAhead("prefetch", files));
}
`;
}

/**
 * Adds a script of a few lines that the page asks for before all others. It looks at the address and asks for the part of the
 * client that is shown there, so that a link straight to it waits for the first script and the part at once, and not for one
 * after the other. The page is the same document at every address, so it cannot say that itself.
 */
export function ahead(parts: readonly Ahead[]): Plugin {
  let file = "";
  return {
    name: "plenary-ahead",
    apply: "build",
    generateBundle(_, bundle) {
      const source = script(parts, bundle);
      file = `assets/ahead-${createHash("sha256").update(source).digest("base64url").slice(0, 8)}.js`;
      this.emitFile({ type: "asset", fileName: file, source });
    },
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "script", attrs: { async: true, src: `/${file}` }, injectTo: "head-prepend" }],
    },
  };
}
