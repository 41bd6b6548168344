import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const isTest = (file: string) => /\.test\.|testLanguage/i.test(file);

/** The files of the client, by their paths from `src`. */
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .filter((file) => !isTest(file));

/** What a file imports of the client, now or late. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].flatMap(([, path = ""]) => {
    const named = join(dirname(file), path).replaceAll("\\", "/");
    return files.filter((each) => [named, `${named}.ts`, `${named}.tsx`].includes(each));
  });
}

const users = new Map<string, Set<string>>(files.map((file) => [file, new Set()]));
for (const file of files.filter((each) => /\.tsx?$/.test(each))) {
  for (const used of importsOf(file)) users.get(used)?.add(file);
}

/** Where a file is at home: the app, a scene, or one of the folders that they share. */
const homeOf = (file: string) => (/^scenes\/[^/]+/.exec(file) ?? /^[^/]+/.exec(file) ?? [""])[0];

/** Which scenes a component serves, by way of other components too; the app counts as one of them. */
function servedBy(component: string): Set<string> {
  const served = new Set<string>();
  const through = new Set([component]);
  for (const file of through) {
    for (const user of users.get(file) ?? []) {
      if (homeOf(user) === "components") through.add(user);
      else served.add(homeOf(user));
    }
  }
  return served;
}

describe("the client's tree", () => {
  it("has in components what two scenes or more use, and what one alone uses in that scene's folder", () => {
    const components = files.filter((file) => homeOf(file) === "components");
    expect(components.length).toBeGreaterThan(50);
    const misplaced = components.flatMap((component) => {
      const served = [...servedBy(component)];
      return served.length > 1 ? [] : [`${component} serves ${served[0] ?? "nothing"} alone`];
    });
    expect(misplaced).toEqual([]);
  });

  it("has no scene that imports another, nor the app", () => {
    const strangers = files
      .filter((file) => file.startsWith("scenes/"))
      .flatMap((file) =>
        importsOf(file)
          .filter((used) => /^(?:scenes|app)\//.test(used) && homeOf(used) !== homeOf(file))
          .map((used) => `${file} imports ${used}`),
      );
    expect(strangers).toEqual([]);
  });
});
