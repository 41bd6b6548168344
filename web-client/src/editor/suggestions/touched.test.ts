import { expect, it } from "vitest";
import * as Y from "yjs";
import { sharedDraft } from "../sharedTestLanguage";
import { touchedClauses } from "./touched";

it("tells which clauses are changed, which come, and nothing once it is stopped", () => {
  const draft = sharedDraft({ a: "Shall cooperate", b: "Shall report" });
  const text = draft.getXmlFragment("text");
  const heard: string[] = [];
  const stop = touchedClauses(draft, (clauses) => heard.push([...clauses].join(" ")));
  const clause = (id: string) =>
    text.toArray().find((each) => (each as Y.XmlElement).getAttribute("id") === id);
  const words = (id: string) => ((clause(id) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText;

  words("b").insert(0, "States ");
  const one = new Y.XmlElement("operative");
  one.setAttribute("id", "c");
  text.insert(text.length, [one]);
  draft.transact(() => {
    words("a").delete(0, 1);
    words("b").delete(0, 1);
  });
  stop();
  words("a").insert(0, "S");

  expect(heard).toEqual(["b", "c", "a b"]);
});
