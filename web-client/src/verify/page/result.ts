import { branchKinds, deskKinds, kinds as draftKinds } from "../record";
import type { Broken, CheckedRevision, Intact } from "../verify";
import { say } from "../words/say";
import { element } from "./element";
import { countIn, type Language, timeIn } from "./language";

/** The first word of the result, which says all in one glance. */
function verdict(kind: "good" | "bad", title: string, ...more: readonly Node[]): HTMLElement {
  const sign = element("span", { class: "sign", "aria-hidden": "true" }, kind === "good" ? "✓" : "✕");
  return element(
    "div",
    { class: "verdict", "data-kind": kind },
    sign,
    element("div", {}, element("h2", { tabindex: "-1" }, title), ...more),
  );
}

function list(title: string, items: readonly string[]): HTMLElement {
  return element(
    "section",
    {},
    element("h3", {}, title),
    element("ul", {}, ...items.map((item) => element("li", {}, item))),
  );
}

const code = (text: string) => element("code", {}, text);

function facts(rows: readonly (readonly [string, ...(Node | string)[]])[]): HTMLElement {
  return element(
    "dl",
    {},
    ...rows.map(([term, ...values]) =>
      element("div", {}, element("dt", {}, term), element("dd", {}, ...values)),
    ),
  );
}

/** What came of a file that is broken. */
export function brokenResult(language: Language, file: string, broken: Broken): readonly Node[] {
  const { words, reasons } = language;
  const where = broken.entry === undefined ? words.whereLine : words.whereEntry;
  const values = { line: countIn(language, broken.line), entry: countIn(language, broken.entry ?? 0) };
  const place = element("strong", {}, say(where, values));
  return [
    verdict(
      "bad",
      words.broken,
      element("p", { class: "why" }, place, ` — ${say(reasons[broken.reason], broken.values)}`),
      element("p", { class: "quiet" }, words.brokenExplain),
    ),
    facts([[words.file, file]]),
  ];
}

/** What came of a file that is intact, with what a receipt was found to be. */
export function intactResult(language: Language, file: string, intact: Intact): readonly Node[] {
  const { words, reasons } = language;
  const { header, desk, branch, receipt } = intact;
  const about = aboutOf(intact);
  const isGood = receipt?.isContained !== false;
  const found =
    receipt &&
    element(
      "p",
      { class: "why" },
      element("strong", {}, receipt.isContained ? words.receiptFits : words.receiptFails),
      ` — ${say(reasons[receipt.reason], receipt.values)}`,
    );
  return [
    verdict(
      isGood ? "good" : "bad",
      isGood ? words.intact : words.intactButReceipt,
      ...(found ? [found] : []),
    ),
    facts([
      ...(desk === undefined ? [] : [deskOf(language, desk)]),
      ...(branch === undefined ? [] : [branchOf(language, branch)]),
      [words.draft, header.title],
      [words.process, header.process],
      [words.begun, timeIn(language, header.createdAt)],
      [
        words.entries,
        countIn(language, header.entries),
        element("span", { class: "quiet" }, kindsOf(language, intact)),
      ],
      [words.head, code(header.head), element("span", { class: "quiet" }, words.headExplain)],
      [words.file, file],
    ]),
    about === "draft" ? revisionsSection(language, intact) : element("p", {}, words.nothingCovered),
    list(words.checked, words.checks[about]),
    list(words.unknown, words.unknowns[about]),
  ];
}

function aboutOf({ desk, branch }: Intact): "draft" | "desk" | "branch" {
  if (desk !== undefined) return "desk";
  return branch === undefined ? "draft" : "branch";
}

function branchOf(
  { words }: Language,
  { proposer }: NonNullable<Intact["branch"]>,
): readonly [string, string] {
  return [words.branch, say(words.proposers[proposer.kind], { code: proposer.code ?? "" })];
}

function deskOf({ words }: Language, { audience }: NonNullable<Intact["desk"]>): readonly [string, string] {
  return [words.desk, say(words.audiences[audience.kind], { code: audience.code ?? "" })];
}

function revisionsSection(language: Language, intact: Intact): HTMLElement {
  const { words } = language;
  const { imports } = intact;
  return element(
    "section",
    {},
    element("h3", {}, words.revisions),
    revisionsOf(language, intact),
    ...imports.map(({ at, seq, key }) => {
      const values = { time: timeIn(language, at), entry: countIn(language, seq), key };
      return element("p", { class: "long" }, say(words.imported, values));
    }),
    element("p", {}, coveredOf(language, intact)),
  );
}

function kindsOf(language: Language, { kinds }: Intact): string {
  return [...new Set([...draftKinds, ...deskKinds, ...branchKinds])]
    .flatMap((kind) => {
      const count = kinds.get(kind);
      return count === undefined ? [] : [`${countIn(language, count)} ${language.words.kinds[kind]}`];
    })
    .join(", ");
}

function revisionsOf(language: Language, intact: Intact): HTMLElement {
  const { words } = language;
  const importedUpTo = intact.imports.at(-1)?.seq ?? 0;
  if (intact.revisions.length === 0) return element("p", {}, words.noRevision);
  return element(
    "ol",
    { class: "revisions" },
    ...intact.revisions.map((revision) => revisionOf(language, revision, revision.seq <= importedUpTo)),
  );
}

function revisionOf(language: Language, revision: CheckedRevision, isImported: boolean): HTMLElement {
  const { words } = language;
  return element(
    "li",
    {},
    element("h4", {}, revision.symbol, element("span", {}, revision.title)),
    facts([
      [words.issued, timeIn(language, revision.at), isImported ? ` (${words.cameImported})` : ""],
      [words.entry, countIn(language, revision.seq)],
      [words.head, code(revision.head)],
      [words.text, code(revision.text)],
      [words.signer, revision.signer === undefined ? words.unsigned : code(revision.signer)],
    ]),
  );
}

/** How far signatures reach: one covers all entries up to its own. */
function coveredOf(language: Language, { header, revisions, imports }: Intact): string {
  const { words } = language;
  const signed = [
    ...revisions.filter(({ signer }) => signer !== undefined).map(({ seq }) => seq),
    ...imports.map(({ seq }) => seq),
  ];
  const reach = Math.max(0, ...signed);
  if (reach === 0) return words.nothingCovered;
  if (BigInt(reach) === header.entries) return words.allCovered;
  return say(words.covered, { entries: countIn(language, reach) });
}
