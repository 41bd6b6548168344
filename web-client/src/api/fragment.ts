import { clauseKinds } from "../model/clause";
import type {
  Fragment,
  FragmentBlock,
  FragmentForm,
  FragmentInline,
  FragmentPlace,
  FragmentRow,
} from "../model/fragment";
import { JsonReader } from "../model/json";
import { ApiError } from "./http";
import { readFinding, send } from "./intake";

/** Sub-paragraphs nest four deep; what is nested much deeper was not written by the server. */
const deepest = 10;

function readInline(inline: JsonReader): FragmentInline {
  if (!inline.has("footnote")) return readWords(inline);
  return { text: undefined, footnote: inline.array("footnote", readWords), bold: false, italic: false };
}

function readWords(inline: JsonReader): FragmentInline {
  const text = inline.optionalString("text");
  return {
    text,
    bold: inline.optionalBoolean("bold") ?? false,
    italic: inline.optionalBoolean("italic") ?? false,
  };
}

const readParagraph = (block: JsonReader) => ({ paragraph: block.array("paragraph", readInline) });

function readRow(row: JsonReader): FragmentRow {
  return {
    header: row.optionalBoolean("header") ?? false,
    cells: row.array("cells", (cell) => cell.array("blocks", readParagraph)),
  };
}

function readBlock(block: JsonReader, depth: number): FragmentBlock {
  const inside = depth < deepest ? block.optionalObject("subparagraph") : undefined;
  const table = block.optionalObject("table");
  if (table !== undefined) return { table: table.array("rows", readRow) };
  return inside === undefined
    ? readParagraph(block)
    : { subparagraph: inside.array("blocks", (each) => readBlock(each, depth + 1)) };
}

const readBlocks = (reader: JsonReader, name: string) => reader.array(name, (block) => readBlock(block, 1));

export function readFragmentJson(value: unknown): Fragment {
  const fragment = new JsonReader(value, "fragment");
  return {
    parts: readBlocks(fragment, "parts"),
    level: fragment.number("level"),
    clauses: fragment.array("clauses", (clause) => {
      const kind = clause.string("kind").toLowerCase();
      return {
        kind: clauseKinds.find((each) => each === kind) ?? "operative",
        blocks: readBlocks(clause, "blocks"),
      };
    }),
    numbers: fragment.strings("numbers"),
    findings: fragment.array("findings", (finding) => ({
      ...readFinding(finding),
      words: finding.strings("words"),
    })),
  };
}

/**
 * What a fragment of a text becomes where it is put in; undefined if there is no text in it. Nothing is changed. Throws
 * `ApiError`, `Unreachable`, or what the signal was aborted with.
 */
export async function readFragment(
  source: string,
  form: FragmentForm,
  { within, item }: FragmentPlace,
  signal: AbortSignal,
): Promise<Fragment | undefined> {
  const query = [
    ["form", form],
    ["within", within.toUpperCase()],
    ["item", String(item)],
  ] as const;
  try {
    return readFragmentJson(await send("/api/intake/fragment", query, new Blob([source]), signal));
  } catch (fault) {
    if (fault instanceof ApiError && fault.problem === "empty") return undefined;
    throw fault;
  }
}
