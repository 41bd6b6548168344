import { afterEach, describe, expect, it } from "vitest";
import { clauseId } from "../../model/ids";
import { editorOn } from "../testLanguage";
import { destinations } from "./destinations";

const draft = `
  title#t['Draft convention on water'] heading#h1['General provisions']
  preambular#p1['Recalling the charter'] preambular#p2['Noting']
  operative#o1['Decides' ('to meet') ('to report' ('first') ('then'))]
  operative#o2['Requests' ('a list') ('to speak')]
  heading#h2['Réunions']
  ${Array.from({ length: 11 }, (_, at) => `operative#o${at + 3}['Further ${at + 3}']`).join(" ")}
  article#a1['Water'] article#a2['Meetings of the States'] annex#x1['List'] annex#x2['Table']`;

let editor: ReturnType<typeof editorOn>["editor"];
afterEach(() => editor.destroy());

function lead(said: string, here?: string): string[] {
  ({ editor } = editorOn(draft));
  const found = destinations(editor.state.doc, said, here === undefined ? undefined : clauseId(here));
  return found.map(({ labels, opening }) => labels.join("") || opening);
}

describe("the places to go to", () => {
  it.each<[string, string | undefined, string[]]>([
    ["OP2", undefined, ["OP2"]],
    ["op 1", undefined, ["OP1", "OP10", "OP11", "OP12", "OP13"]],
    ["1", undefined, ["PP1", "OP1", "Article 1", "Annex I", "OP10", "OP11", "OP12", "OP13"]],
    ["pp2", undefined, ["PP2"]],
    ["art 2", undefined, ["Article 2"]],
    ["annex II", undefined, ["Annex II"]],
    ["annexe 2", undefined, ["Annex II"]],
    ["art", undefined, ["Article 1", "Article 2"]],
    ["(b)", undefined, ["OP1(b)", "OP2(b)"]],
    ["(b)", "o2", ["OP2(b)", "OP1(b)"]],
    ["(ii)", "o2", ["OP1(b)(ii)"]],
    ["op 1 (b)", "o2", ["OP1(b)"]],
    ["1.b.ii", undefined, ["OP1(b)(ii)"]],
    ["general", undefined, ["General provisions"]],
    ["reunions", undefined, ["Réunions"]],
    ["water", undefined, ["Draft convention on water", "Article 1"]],
    ["meet", undefined, ["Article 2"]],
    ["op99", undefined, []],
    ["nowhere to be found", undefined, []],
    ["  ", undefined, []],
  ])("%s, in %s, leads to %j", (said, here, expected) => {
    expect(lead(said, here)).toEqual(expected);
  });
});
