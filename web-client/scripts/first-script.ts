import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** So many bytes the scripts may have, compressed, that every page needs before it shows anything. */
const mostBytes = 250_000;

/** These scripts, and all that they import before they do anything. */
export function scriptsFrom(
  scripts: readonly Rolldown.OutputChunk[],
  bundle: Rolldown.OutputBundle,
): readonly Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined) => {
    if (chunk?.type !== "chunk" || found.has(chunk)) return;
    found.add(chunk);
    for (const file of chunk.imports) visit(bundle[file]);
  };
  scripts.forEach(visit);
  return [...found];
}

/** The scripts that every page asks for by itself. */
export function firstScripts(bundle: Rolldown.OutputBundle): readonly Rolldown.OutputChunk[] {
  const entries = Object.values(bundle).filter((file) => file.type === "chunk" && file.isEntry);
  return scriptsFrom(entries as Rolldown.OutputChunk[], bundle);
}

/** Says how large the first script is, and fails the build when that is more than somebody on a slow line should wait for. */
export function firstScript(): Plugin {
  let isSmall = false;
  return {
    name: "plenary-first-script",
    apply: "build",
    configResolved({ build }) {
      // A build for looking into is as large as it is.
      isSmall = build.minify !== false;
    },
    generateBundle(_, bundle) {
      const scripts = firstScripts(bundle);
      if (scripts.length === 0) this.error("expected an entry of the client, got none");
      const bytes = scripts.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
      const size = `${Math.ceil(bytes / 1000)} kB of ${mostBytes / 1000} kB`;
      console.log(`web-client: the first script, compressed: ${size}`);
      if (isSmall && bytes > mostBytes) {
        this.error(
          `expected a first script of ${mostBytes / 1000} kB at most, got ${size}: let what only some pages need come late`,
        );
      }
    },
  };
}
