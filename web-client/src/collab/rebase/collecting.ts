import * as Y from "yjs";
import { type ClauseId, clauseId } from "../../model/ids";
import { ClauseAdded, ClausePlaced, ClauseRemoved } from "./clauseEdits";
import { type Comparison, itemAt, itemsOf, typeIn } from "./comparison";
import type { Edit } from "./edits";
import { foreignWords, inPlace, ownWords } from "./inPlace";
import { LinesMerged, linesBefore, linesKnown, linesThere, wordsChanged } from "./lines";
import { beginning, type Place, type Written } from "./places";
import type { Act } from "./rejection";
import type { Undone } from "./wholeMoves";

/** What has no place to go to any more. */
export interface Stranded {
  readonly clause: ClauseId | undefined;
  /** `gone`: others took the place away; `changed`: others changed the clause too, and both cannot be had. */
  readonly why: "gone" | "changed";
  readonly act: Act;
  readonly inserted: readonly string[];
  readonly removed: string;
}

function idOf(element: Y.XmlElement): ClauseId | undefined {
  // Of an element that is deleted, the attribute is deleted with it.
  const [id]: unknown[] = element._map.get("id")?.content.getContent() ?? [];
  return typeof id === "string" && id !== "" ? clauseId(id) : undefined;
}

function clausesIn(text: Y.XmlFragment): { item: Y.Item; element: Y.XmlElement; id: ClauseId | undefined }[] {
  return [...itemsOf(text)].flatMap((item) => {
    const element = typeIn(item);
    return element instanceof Y.XmlElement ? [{ item, element, id: idOf(element) }] : [];
  });
}

function byId(text: Y.XmlFragment): ReadonlyMap<ClauseId, Y.XmlElement> {
  const found = new Map<ClauseId, Y.XmlElement>();
  for (const { item, element, id } of clausesIn(text)) {
    if (!item.deleted && id !== undefined && !found.has(id)) found.set(id, element);
  }
  return found;
}

/** Collects, clause by clause, what this person's document has that the server's has not. */
export class Collecting {
  readonly edits: Edit[] = [];
  readonly stranded: Stranded[] = [];
  readonly #comparison: Comparison;
  readonly #mine: Y.XmlFragment;
  readonly #now: Y.XmlFragment;
  readonly #mineById: ReadonlyMap<ClauseId, Y.XmlElement>;
  readonly #nowById: ReadonlyMap<ClauseId, Y.XmlElement>;
  /** The clauses that this person deleted or replaced, by their ids; undefined where it cannot be told which element it was. */
  readonly #old = new Map<ClauseId, Y.XmlElement | undefined>();

  constructor(comparison: Comparison, textRoot: string) {
    this.#comparison = comparison;
    this.#mine = comparison.mine.getXmlFragment(textRoot);
    this.#now = comparison.now.getXmlFragment(textRoot);
    this.#mineById = byId(this.#mine);
    this.#nowById = byId(this.#now);
    for (const { item, element, id } of clausesIn(this.#mine)) {
      if (!item.deleted || id === undefined || !comparison.isShared(item)) continue;
      // One that is there for the others is the one; of several that are not, each may be.
      if (comparison.isOwnDeletion(item)) this.#old.set(id, element);
      else this.#old.set(id, this.#old.has(id) ? this.#stillThere(id) : element);
    }
    this.#collect();
  }

  /** Words in this person's document that the server lacks and that are not brought over from here, clause by clause. */
  leftToOthers(): Undone[] {
    return clausesIn(this.#mine).flatMap(({ item, element, id }) => {
      const inserted = item.deleted ? [] : foreignWords(element, this.#comparison);
      return inserted.length === 0 ? [] : [{ clause: id, inserted, removed: "" }];
    });
  }

  #stillThere(id: ClauseId): Y.XmlElement | undefined {
    const old = this.#old.get(id);
    return old?._item != null && this.#comparison.isOwnDeletion(old._item) ? old : undefined;
  }

  #collect(): void {
    let place = beginning;
    for (const item of itemsOf(this.#mine)) {
      if (this.#comparison.isShared(item)) {
        place = { after: item.id, follows: undefined };
        this.#shared(item);
        continue;
      }
      const element = typeIn(item);
      if (item.deleted || !(element instanceof Y.XmlElement)) continue;
      const placed = this.#comparison.isOwn(item) ? this.#fresh(element, place) : this.#foreign(element);
      if (placed !== undefined) place = { after: place.after, follows: placed };
    }
  }

  /** A clause of which the server has the element, or had it. */
  #shared(item: Y.Item): void {
    const there = itemAt(this.#comparison.now, item.id);
    const now = there === undefined || there.deleted ? undefined : typeIn(there);
    const mine = typeIn(item);
    if (item.deleted) {
      if (there !== undefined && now instanceof Y.XmlElement) this.#deleted(there, now);
      else if (mine instanceof Y.XmlElement) this.#deletedElsewhere(mine);
    } else if (mine instanceof Y.XmlElement && now instanceof Y.XmlElement) {
      const id = idOf(mine);
      const { edits, lost } = inPlace(id, this.#comparison, mine, now);
      this.edits.push(...edits);
      this.#strand(id, lost, "gone");
    } else if (mine instanceof Y.XmlElement) {
      this.#elsewhere(mine, linesBefore(mine, this.#comparison));
    }
  }

  #deleted(item: Y.Item, now: Y.XmlElement): void {
    const id = idOf(now);
    if (id !== undefined && this.#mineById.has(id)) return;
    if (this.#comparison.othersWrote(now)) this.#notDeleted(id, linesKnown(now, this.#comparison));
    else this.edits.push(new ClauseRemoved(id, this.#now, item, now));
  }

  /** A clause that this person deleted, and others put into another element. */
  #deletedElsewhere(mine: Y.XmlElement): void {
    const id = idOf(mine);
    if (id !== undefined && this.#old.get(id) === mine && this.#nowById.has(id) && !this.#mineById.has(id))
      this.#notDeleted(id, linesBefore(mine, this.#comparison) ?? []);
  }

  #notDeleted(clause: ClauseId | undefined, lines: readonly string[]): void {
    this.stranded.push({ clause, why: "changed", act: "deleted", inserted: [], removed: lines.join("\n") });
  }

  /** A clause that others have put into another element, or deleted. */
  #elsewhere(mine: Y.XmlElement, before: readonly string[] | undefined): void {
    const id = idOf(mine);
    const now = id && this.#nowById.get(id);
    if (now === undefined) this.#strand(id, ownWords(mine, this.#comparison), "gone");
    else this.#merge(id, before, mine, now);
  }

  /** A clause that this person brought, but which another page of theirs, or an earlier attempt, has brought over. */
  #foreign(mine: Y.XmlElement): undefined {
    if (ownWords(mine, this.#comparison).length > 0)
      this.#elsewhere(mine, linesBefore(mine, this.#comparison));
  }

  /** A clause in an element that this person made: a new one, or one that was moved or became one of another kind. */
  #fresh(mine: Y.XmlElement, place: Place): Written | undefined {
    const id = idOf(mine);
    if (id === undefined || this.#mineById.get(id) !== mine) {
      this.#strand(id, ownWords(mine, this.#comparison), "changed");
      return undefined;
    }
    const now = this.#nowById.get(id);
    if (now !== undefined) return this.#replaced(id, mine, now, place);
    if (this.#old.has(id)) {
      const old = this.#old.get(id);
      const before = (old && linesBefore(old, this.#comparison)) ?? [];
      this.#strand(id, wordsChanged(before, linesThere(mine)).inserted, "gone");
      return undefined;
    }
    const added = new ClauseAdded(id, this.#now, mine, place);
    this.edits.push(added);
    return added;
  }

  #replaced(id: ClauseId, mine: Y.XmlElement, now: Y.XmlElement, place: Place): Written | undefined {
    const old = this.#old.get(id);
    const isSame = now._item !== null && this.#comparison.knownLength(now._item) > 0;
    const before =
      (old && linesBefore(old, this.#comparison)) ?? (isSame ? linesKnown(now, this.#comparison) : undefined);
    const othersChanged = !isSame || this.#comparison.othersWrote(now) || this.#comparison.othersDeleted(now);
    const isMoved = this.#before(this.#mineById, id) !== this.#before(this.#nowById, id);
    const to = isMoved ? place : undefined;
    const isPlaced = isMoved || mine.nodeName !== now.nodeName;
    const isRewritten = before?.join("\n") !== linesThere(mine).join("\n");
    if (othersChanged && isRewritten) this.#merge(id, before, mine, now);
    if (!isPlaced && (othersChanged || !isRewritten)) return undefined;
    const placed = new ClausePlaced(
      id,
      this.#now,
      now,
      {
        kind: mine.nodeName,
        content: othersChanged ? now : mine,
        to,
        ...(othersChanged ? { inserted: [], removed: "" } : wordsChanged(before ?? [], linesThere(mine))),
      },
      place,
    );
    this.edits.push(placed);
    return placed;
  }

  /** Puts this person's words into a clause that is another element now. */
  #merge(
    id: ClauseId | undefined,
    before: readonly string[] | undefined,
    mine: Y.XmlElement,
    now: Y.XmlElement,
  ): void {
    const lines = linesThere(mine);
    if (before !== undefined && before.join("\n") === lines.join("\n")) return;
    if (linesThere(now).join("\n") === lines.join("\n")) return;
    const merged = before && LinesMerged.of(id, before, mine, now, this.#comparison);
    if (merged !== undefined) this.edits.push(merged);
    else
      this.stranded.push({
        clause: id,
        why: "changed",
        act: "wrote",
        inserted: [lines.join("\n")],
        removed: wordsChanged(before ?? [], lines).removed,
      });
  }

  #strand(clause: ClauseId | undefined, inserted: readonly string[], why: Stranded["why"]): void {
    if (inserted.join("").trim() !== "")
      this.stranded.push({ clause, why, act: "wrote", inserted, removed: "" });
  }

  /** The clause before another one, among those that both documents have. */
  #before(clauses: ReadonlyMap<ClauseId, Y.XmlElement>, id: ClauseId): ClauseId | undefined {
    let before: ClauseId | undefined;
    for (const each of clauses.keys()) {
      if (each === id) break;
      if (this.#mineById.has(each) && this.#nowById.has(each)) before = each;
    }
    return before;
  }
}
