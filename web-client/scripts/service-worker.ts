import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "vite";

const root = join(import.meta.dirname, "..");
const notKept = /\.(html|mjs|txt|map)$/;

/** The worker as one script that knows its build. */
async function bundle(name: string, files: readonly string[]): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: "warn",
    publicDir: false,
    define: { BUILD: JSON.stringify({ name, files }) },
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: { input: join(root, "worker/serviceWorker.ts"), output: { format: "iife" } },
    },
  });
  const outputs = "output" in result ? result.output : Array.isArray(result) ? result[0]?.output : undefined;
  const script = outputs?.find((each) => each.type === "chunk");
  if (script?.type !== "chunk") throw new Error("expected the worker to become one script, got none");
  return script.code;
}

/**
 * Gives the build a name, made of what is in it, and adds `sw.js`, the service worker that keeps the build's files on
 * the device. The page says the name in `<meta name="plenary-build">`.
 */
export function serviceWorker(): Plugin {
  let name: string | undefined;
  return {
    name: "plenary-service-worker",
    apply: "build",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle: files }) {
        const hash = createHash("sha256").update(html);
        for (const file of Object.keys(files ?? {}).sort()) hash.update(`\0${file}`);
        name = hash.digest("hex").slice(0, 16);
        return [{ tag: "meta", attrs: { name: "plenary-build", content: name }, injectTo: "head" }];
      },
    },
    async generateBundle(_, files) {
      if (name === undefined) this.error("expected a page that the name of the build was put into, got none");
      const kept = [...Object.keys(files), ...readdirSync(join(root, "public"))]
        .filter((file) => !notKept.test(file))
        .map((file) => `/${file}`)
        .sort();
      this.emitFile({ type: "asset", fileName: "sw.js", source: await bundle(name, kept) });
    },
  };
}
