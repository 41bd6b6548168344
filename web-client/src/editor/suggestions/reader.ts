import * as Y from "yjs";
import { isBranchClient } from "../../model/clientIds";
import type { Line, Shape } from "../binding/shape";
import { aliveWords } from "./alive";
import { type Marked, marksOf, RememberedDifferences } from "./changes";
import { type Unit, UnitReader } from "./units";

const nameOf = ({ client, clock }: Y.ID): string => `${client} ${clock}`;

/** The clauses below which a transaction changed something, by the units that they are. */
function touchedBy({ changedParentTypes, changed }: Y.Transaction, root: unknown): Set<string> {
  const touched = new Set<string>();
  for (const type of [...changedParentTypes.keys(), ...changed.keys()]) {
    const { _item: item } = type as Y.AbstractType<unknown>;
    if (item !== null && item.parent === root) touched.add(nameOf(item.id));
  }
  return touched;
}

/**
 * Reads what a branch changes of its draft. Whose a unit is its client id tells: what the branch has under an id of branches was
 * added, and what it deleted and the draft still has is gone. Who types changes one clause; the others are not read again.
 */
export class SuggestionReader {
  readonly draft: Y.Doc | undefined;
  readonly #branch: Y.Doc;
  readonly #onChange: () => void;
  readonly #known = new Map<string, readonly Unit[]>();
  readonly #differences = new RememberedDifferences();

  /** @param onChange is told when there may be something else to read */
  constructor(branch: Y.Doc, draft: Y.Doc | undefined, onChange: () => void) {
    this.#branch = branch;
    this.draft = draft;
    this.#onChange = onChange;
    branch.on("afterTransaction", this.#forget);
    draft?.on("afterTransaction", this.#forget);
  }

  end(): void {
    this.#branch.off("afterTransaction", this.#forget);
    this.draft?.off("afterTransaction", this.#forget);
  }

  readonly #forget = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0) return;
    // A clause is the same unit in both: the branch follows the draft's history.
    const roots = [...transaction.doc.share.values()];
    for (const root of roots) for (const name of touchedBy(transaction, root)) this.#known.delete(name);
    this.#onChange();
  };

  /** What is to be marked, at the editor's places. The editor shows what the branch says. */
  read(shape: Shape): readonly Marked[] {
    const units: Unit[] = [];
    const there = new Set<string>();
    const shown = new Map(
      shape.childrenOf(shape.root).map(({ element, node }) => [element as unknown, node]),
    );
    let pos = 0;
    for (let item = shape.root._start; item !== null; item = item.right) {
      if (item.deleted) {
        const words = this.draft === undefined ? "" : aliveWords(this.draft, item.id, item.length);
        if (words !== "") units.push({ kind: "gone", words, at: pos, isClause: true });
        continue;
      }
      const type: unknown = item.content instanceof Y.ContentType ? item.content.type : undefined;
      const node = shown.get(type);
      if (node === undefined) continue;
      const name = nameOf(item.id);
      there.add(name);
      if (!isBranchClient(item.id.client)) units.push({ kind: "kept", words: "", at: pos });
      // A title and a heading are lines themselves.
      else if (shape.isLine(type as Line)) units.push({ kind: "added", words: "\n", at: pos + 1, size: 0 });
      units.push(...this.#unitsOf(name, shape, type as Line).map((unit) => moved(unit, pos + 1)));
      pos += node.nodeSize;
    }
    for (const name of this.#known.keys()) if (!there.has(name)) this.#known.delete(name);
    this.#differences.nextRound();
    return marksOf(units, this.#differences.of);
  }

  #unitsOf(name: string, shape: Shape, clause: Line): readonly Unit[] {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const units = UnitReader.of(shape, this.draft, clause, 0);
    this.#known.set(name, units);
    return units;
  }
}

const moved = (unit: Unit, by: number): Unit => ({ ...unit, at: unit.at + by });
