// What Maven calls: `build.mjs build` makes dist/, `build.mjs test` runs the unit tests. Each step runs
// only when its inputs changed since it last succeeded; the stamps are in target/.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const sources = [
  "src",
  "worker",
  "scripts",
  "public",
  "index.html",
  "biome.json",
  "tsconfig.json",
  "vite.config.ts",
];
const packages = ["package.json", "package-lock.json", ".npmrc"];
const sharedCases = "../shared/instrument/src/test/resources/numbering-cases.json";

/** Files below a path, in a stable order; the path itself if it is a file; nothing if it is missing. */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function hashOf(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const file of paths.flatMap((path) => filesOf(join(root, path)))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Runs a step unless its stamp says that it succeeded with the same inputs. */
function step(name, stamp, hash, upToDate, run) {
  const file = join(root, stamp);
  if (upToDate && existsSync(file) && readFileSync(file, "utf8") === hash) {
    console.log(`web-client: ${name}: unchanged`);
    return;
  }
  console.log(`web-client: ${name}`);
  run();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}

function npm(...args) {
  const result = spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.error) {
    console.error(`web-client: expected npm on the PATH (Node 20.19 or later): ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function install() {
  step("npm ci", "node_modules/.plenary-stamp", hashOf(packages), true, () =>
    npm("ci", "--no-audit", "--no-fund"),
  );
}

const task = process.argv[2];
if (task === "build") {
  install();
  const built = existsSync(join(root, "dist", "index.html"));
  step("lint, type check, bundle", "target/build-stamp", hashOf([...sources, ...packages]), built, () => {
    npm("run", "--silent", "lint");
    npm("run", "--silent", "typecheck");
    npm("run", "--silent", "build", "--", "--logLevel", "warn");
    // Maven copies dist/ here and never removes what an earlier build left.
    rmSync(join(root, "target/classes/webroot"), { recursive: true, force: true });
  });
} else if (task === "test") {
  install();
  step("unit tests", "target/test-stamp", hashOf([...sources, ...packages, sharedCases]), true, () =>
    npm("run", "--silent", "test"),
  );
} else {
  console.error(`web-client: expected "build" or "test", got ${JSON.stringify(task)}`);
  process.exit(1);
}
