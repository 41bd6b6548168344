import * as Y from "yjs";
import { isClauseKind, lineKinds } from "../../model/clause";
import type { ClauseId } from "../../model/ids";
import { type Edit, piecesOf } from "./edits";
import { indexOfItem, indexOfPlace, type Place, type Written } from "./places";
import type { Act } from "./rejection";

function isLine(kind: string): boolean {
  return isClauseKind(kind) && lineKinds.has(kind);
}

type Block = Y.XmlElement | Y.XmlText;

/** What a clause holds, in the form in which another kind holds it; undefined where it is too much for a single line. */
function contentFor(kind: string, from: Y.XmlElement): Block[] | undefined {
  const copy = (of: Y.XmlElement) =>
    of
      .toArray()
      .flatMap((child) =>
        child instanceof Y.XmlElement || child instanceof Y.XmlText ? [child.clone()] : [],
      );
  if (isLine(kind) === isLine(from.nodeName)) return copy(from);
  if (isLine(from.nodeName)) {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, copy(from));
    return [paragraph];
  }
  const [only, ...more] = from.toArray();
  if (only === undefined) return [];
  return more.length === 0 && only instanceof Y.XmlElement && only.nodeName === "paragraph"
    ? copy(only)
    : undefined;
}

function clauseOf(kind: string, id: ClauseId, content: Block[]): Y.XmlElement {
  const element = new Y.XmlElement(kind);
  element.setAttribute("id", id);
  element.insert(0, content);
  return element;
}

/** A clause that this person added. */
export class ClauseAdded implements Edit, Written {
  readonly removed = "";
  readonly isLine = true;
  readonly act = "added";
  readonly inserted: readonly string[];
  end: Y.ID | undefined;

  constructor(
    readonly clause: ClauseId,
    readonly text: Y.XmlFragment,
    readonly added: Y.XmlElement,
    readonly place: Place,
  ) {
    this.inserted = piecesOf(added);
  }

  write(): void {
    const { nodeName } = this.added;
    const element = clauseOf(nodeName, this.clause, contentFor(nodeName, this.added) ?? []);
    this.text.insert(indexOfPlace(this.text, this.place), [element]);
    this.end = element._item?.id;
  }
}

/** A clause that this person deleted. */
export class ClauseRemoved implements Edit {
  readonly inserted = [];
  readonly isLine = true;
  readonly act = "deleted";
  readonly removed: string;

  constructor(
    readonly clause: ClauseId | undefined,
    readonly text: Y.XmlFragment,
    readonly item: Y.Item,
    element: Y.XmlElement,
  ) {
    this.removed = piecesOf(element).join("");
  }

  write(): void {
    this.text.delete(indexOfItem(this.text, this.item), 1);
  }
}

/** How a clause that was put into another element is to be. */
export interface Placing {
  readonly kind: string;
  /** The clause whose content it gets. */
  readonly content: Y.XmlElement;
  /** Undefined where it stays where it is. */
  readonly to: Place | undefined;
  /** The words that this person put in and took out, where the content is this person's. */
  readonly inserted: readonly string[];
  readonly removed: string;
}

/** A clause that this person moved, or made one of another kind: a new element in the place of the old one, with its id. */
export class ClausePlaced implements Edit, Written {
  readonly isLine = true;
  readonly inserted: readonly string[];
  readonly removed: string;
  readonly act: Act;
  end: Y.ID | undefined;

  constructor(
    readonly clause: ClauseId,
    readonly text: Y.XmlFragment,
    readonly old: Y.XmlElement,
    readonly placing: Placing,
    /** Where others who follow stand, if this is not done. */
    readonly place: Place,
  ) {
    this.inserted = placing.inserted;
    this.removed = placing.removed;
    if (placing.to !== undefined) this.act = "moved";
    else this.act = placing.kind === old.nodeName ? "wrote" : "changedKind";
  }

  write(): void {
    const { kind, content, to } = this.placing;
    const item = this.old._item;
    if (item === null) return;
    const inKind = contentFor(kind, content);
    const element = clauseOf(
      inKind === undefined ? content.nodeName : kind,
      this.clause,
      inKind ?? contentFor(content.nodeName, content) ?? [],
    );
    this.text.insert(to === undefined ? indexOfItem(this.text, item) : indexOfPlace(this.text, to), [
      element,
    ]);
    this.text.delete(indexOfItem(this.text, item), 1);
    this.end = element._item?.id;
  }
}
