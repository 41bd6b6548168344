import { describe, expect, it } from "vitest";
import { stretchesOf } from "./query";

type Options = { exact?: boolean; wholeWords?: boolean };

/** The text with what was found in it in brackets. */
function marked(text: string, words: string, { exact = false, wholeWords = false }: Options = {}): string {
  let [shown, last] = ["", 0];
  for (const [from, to] of stretchesOf(text, { words, exact, wholeWords })) {
    shown += `${text.slice(last, from)}⟦${text.slice(from, to)}⟧`;
    last = to;
  }
  return shown + text.slice(last);
}

const nfd = (text: string) => text.normalize("NFD");

describe("words", () => {
  it.each([
    // Case and accents, written in one way or the other.
    ["States shall; STATES may", "states", "⟦States⟧ shall; ⟦STATES⟧ may"],
    ["Les États décident", "etats", "Les ⟦États⟧ décident"],
    ["Les Etats décident", "État", "Les ⟦Etat⟧s décident"],
    [nfd("Les États décident"), "états", `Les ⟦${nfd("États")}⟧ ${nfd("décident")}`],
    ["Les États", nfd("états"), "Les ⟦États⟧"],
    ["œuvre et cœur", "oeuvre", "⟦œuvre⟧ et cœur"],
    ["Ærøskøbing, Đà Nẵng, Łódź", "da nang", "Ærøskøbing, ⟦Đà Nẵng⟧, Łódź"],
    ["Straße und STRASSE", "strasse", "⟦Straße⟧ und ⟦STRASSE⟧"],
    ["İstanbul, ISTANBUL, ıssız", "istanbul", "⟦İstanbul⟧, ⟦ISTANBUL⟧, ıssız"],
    ["ο λόγος, ΛΟΓΟΣ", "λογοσ", "ο ⟦λόγος⟧, ⟦ΛΟΓΟΣ⟧"],
    // What the keyboard does not have.
    ["the State’s ‘duty’", "state's 'duty'", "the ⟦State’s ‘duty’⟧"],
    ["the State's duty", "State’s", "the ⟦State's⟧ duty"],
    ["“as is” and «\u00a0tel quel\u00a0»", '"', "⟦“⟧as is⟦”⟧ and ⟦«⟧\u00a0tel quel\u00a0⟦»⟧"],
    ["2025–2030, non‑binding — and −1", "-", "2025⟦–⟧2030, non⟦‑⟧binding ⟦—⟧ and ⟦−⟧1"],
    ["10\u00a0000 et 3\u202f%", "10 000 et 3 %", "⟦10\u00a0000 et 3\u202f%⟧"],
    ["a line\nbroken", "line broken", "a ⟦line\nbroken⟧"],
    ["co\u00adope\u200bration", "cooperation", "⟦co\u00adope\u200bration⟧"],
    ["the ﬁrst oﬃce", "first", "the ⟦ﬁrst⟧ oﬃce"],
    ["and so on…", "...", "and so on⟦…⟧"],
    // Never a piece of a letter.
    ["and so on…", ".", "and so on…"],
    ["oﬃce", "f", "oﬃce"],
    // Other scripts.
    ["Государства и ещё раз ГОСУДАРСТВА", "государства", "⟦Государства⟧ и ещё раз ⟦ГОСУДАРСТВА⟧"],
    ["ещё мой мои", "еще", "⟦ещё⟧ мой мои"],
    ["мой мои", "мои", "мой ⟦мои⟧"],
    ["الدُّوَل والدول", "الدول", "⟦الدُّوَل⟧ و⟦الدول⟧"],
    ["الإنترنت", "الانترنت", "⟦الإنترنت⟧"],
    ["الـــدول", "الدول", "⟦الـــدول⟧"],
    ["שָׁלוֹם", "שלום", "⟦שָׁלוֹם⟧"],
    ["राज्य कि क", "क", "राज्य कि ⟦क⟧"],
    ["กฎหมายระหว่างประเทศ", "ระหว่าง", "กฎหมาย⟦ระหว่าง⟧ประเทศ"],
    ["国家应当，国家可以", "国家", "⟦国家⟧应当，⟦国家⟧可以"],
    ["ガイドとカイト", "カイ", "ガイドと⟦カイ⟧ト"],
    ["ﾃﾞｰﾀ", "データ", "⟦ﾃﾞｰﾀ⟧"],
    ["각국은 가국", "가", "각국은 ⟦가⟧국"],
    [nfd("각국은 가국"), "가국", `${nfd("각국은 ")}⟦${nfd("가국")}⟧`],
    ["ＯＰ３ and 𝐎𝐏3", "op3", "⟦ＯＰ３⟧ and ⟦𝐎𝐏3⟧"],
    // Beside what is outside of the basic plane.
    ["😀 state 😀", "state", "😀 ⟦state⟧ 😀"],
    // Brackets, and characters that mean something to patterns.
    ["[shall][should] (a) $1.*", "[", "⟦[⟧shall]⟦[⟧should] (a) $1.*"],
    ["$1.* a+b?", "$1.*", "⟦$1.*⟧ a+b?"],
    ["aaaa", "aa", "⟦aa⟧⟦aa⟧"],
    ["two  spaces", "  ", "two⟦  ⟧spaces"],
    ["anything", "", "anything"],
    ["anything", "\u200b", "anything"],
  ])("%s: %s", (text, words, expected) => {
    expect(marked(text, words)).toBe(expected);
  });

  it.each([
    ["State, states, Statement", "state", "⟦State⟧, states, Statement"],
    ["l’État d'État étatique", "état", "l’⟦État⟧ d'⟦État⟧ étatique"],
    ["(b) and (b)x", "(b)", "⟦(b)⟧ and ⟦(b)⟧x"],
    ["no\u0301 no", "no", "⟦no\u0301⟧ ⟦no⟧"],
    ["rule 1, rule 12", "rule 1", "⟦rule 1⟧, rule 12"],
    ["ba a a", "a a", "ba ⟦a a⟧"],
    ["国家应当", "国家", "⟦国家⟧应当"],
    ["गाँव गाँवों", "गाँव", "⟦गाँव⟧ गाँवों"],
  ])("as whole words: %s: %s", (text, words, expected) => {
    expect(marked(text, words, { wholeWords: true })).toBe(expected);
  });

  it.each([
    ["State and state", "state", "State and ⟦state⟧"],
    ["État et Etat", "Etat", "État et ⟦Etat⟧"],
    [nfd("État et Etat"), "État", `⟦${nfd("État")}⟧ et Etat`],
    ["it's it’s", "it's", "⟦it's⟧ it’s"],
    ["a\u00a0b a b", "\u00a0", "a⟦\u00a0⟧b a b"],
    ["a b, a`b", "a b", "⟦a b⟧, a`b"],
    ["é\nà", "é à", "⟦é\nà⟧"],
  ])("exactly: %s: %s", (text, words, expected) => {
    expect(marked(text, words, { exact: true })).toBe(expected);
  });
});
