import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

interface NpmPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly text: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** Folder of the npm package that holds a module, or undefined when the module is our own. */
function packageFolder(moduleFile: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(moduleFile)?.[0];
}

function readPackage(folder: string): NpmPackage {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const author = typeof manifest.author === "object" ? manifest.author.name : manifest.author;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license,
    text:
      files.length > 0
        ? files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n")
        : `Author: ${author ?? "not stated"}\n(The package states its licence and ships no text of it.)`,
  };
}

/** The packages that modules are from, in the order of their names. Fails for one that states no licence. */
export function packagesOf(modules: Iterable<string>, more: readonly string[] = []): readonly NpmPackage[] {
  const folders = new Set(more);
  for (const id of modules) {
    const folder = packageFolder(id.replace(/[?#].*$/, "").replace(/^\0/, ""));
    if (folder !== undefined) folders.add(folder);
  }
  const packages = [...folders].map(readPackage).sort((a, b) => a.name.localeCompare(b.name, "en"));
  const unlicensed = packages.filter((each) => each.license === undefined);
  if (unlicensed.length > 0) {
    throw new Error(`expected a licence in: ${unlicensed.map((each) => each.name).join(", ")}`);
  }
  return packages;
}

/** What has to be said of packages: name, version, licence and its text. */
export function licencesOf(packages: readonly NpmPackage[]): string {
  const rule = "-".repeat(80);
  return packages
    .map((each) => `${each.name} ${each.version}\nLicence: ${each.license}\n\n${each.text}\n`)
    .join(`\n${rule}\n\n`);
}

/**
 * Adds `third-party-licenses.txt` to the bundle: name, version, licence and licence text of every npm
 * package of which a module, a style sheet or a font went into it. The build fails for a package that
 * states no licence.
 *
 * @param besides the modules of what else is built beside the bundle; read when all plugins before this one are done
 */
export function thirdPartyLicenses(besides: Iterable<string>): Plugin {
  return {
    name: "plenary-third-party-licenses",
    apply: "build",
    generateBundle() {
      // Vite and its bundler put small helpers of their own into what they build.
      const tools = ["vite", "rolldown"]
        .map((tool) => join(import.meta.dirname, "..", "node_modules", tool))
        .filter((folder) => existsSync(folder));
      const packages = packagesOf([...this.getModuleIds(), ...besides], tools);
      this.emitFile({ type: "asset", fileName: "third-party-licenses.txt", source: licencesOf(packages) });
    },
  };
}
