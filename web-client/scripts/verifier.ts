import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { licencesOf, packagesOf } from "./third-party-licenses.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "src/verify");

interface Built {
  readonly code: string;
  readonly css: string;
  readonly modules: readonly string[];
}

/** What one entry of the verifier becomes: one script, and its styles. */
async function bundle(entry: string, more: InlineConfig): Promise<Built> {
  const result = await build({
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    ...more,
    build: {
      write: false,
      target: "es2022",
      minify: true,
      rolldownOptions: { input: join(folder, entry), output: { format: "es", codeSplitting: false } },
      ...more.build,
    },
  });
  const outputs = "output" in result ? result.output : Array.isArray(result) ? (result[0]?.output ?? []) : [];
  const scripts = outputs.flatMap((each) => (each.type === "chunk" ? [each] : []));
  const [script] = scripts;
  if (script === undefined || scripts.length > 1) {
    throw new Error(`expected ${entry} to become one script, got ${scripts.length}`);
  }
  const css = outputs.flatMap((each) =>
    each.type === "asset" && each.fileName.endsWith(".css") ? [String(each.source)] : [],
  );
  return { code: script.code, css: css.join("\n").trim(), modules: script.moduleIds };
}

/** What has to be said of the packages within a file that goes about by itself. */
function notices(modules: readonly string[]): string {
  return `Plenary, under the licence Apache-2.0. Within it:\n\n${licencesOf(packagesOf(modules))}`;
}

const hashOf = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** The page as one file, which loads nothing, sends nothing and runs no script but its own. */
function pageOf({ code, css, modules }: Built): string {
  // The end of a script is the first "</script" in it, wherever that stands.
  const script = code.trim().replaceAll("</script", "<\\/script");
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(css)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts: Readonly<Record<string, string>> = {
    policy,
    styles: `<style>${css}</style>`,
    script: `<script type="module">${script}</script>`,
    // Two hyphens might end the comment that it stands in.
    notices: notices(modules).replaceAll("--", "- "),
  };
  const page = readFileSync(join(folder, "page/verify.html"), "utf8");
  return page.replace(/%(policy|styles|script|notices)%/g, (_, part: string) => parts[part] ?? "");
}

/**
 * Adds the second verifier to the bundle: `verify.html`, one page with everything in it, and `verify.mjs` for Node.
 *
 * @param besides takes the modules that it is made of
 */
export function verifier(besides: Set<string>): Plugin {
  return {
    name: "plenary-verifier",
    apply: "build",
    async generateBundle() {
      const page = await bundle("page/page.ts", {});
      const node = await bundle("cli.ts", { ssr: { noExternal: true }, build: { ssr: true } });
      for (const module of [...page.modules, ...node.modules]) besides.add(module);
      this.emitFile({ type: "asset", fileName: "verify.html", source: pageOf(page) });
      const source = `/*\n${notices(node.modules).replaceAll("*/", "* /")}*/\n${node.code}`;
      this.emitFile({ type: "asset", fileName: "verify.mjs", source });
    },
  };
}
