import type { Awareness } from "y-protocols/awareness";
import { Lull } from "./lull";
import { type Occupant, occupantsOf } from "./participants";

type Changed = Readonly<Record<"added" | "updated" | "removed", readonly number[]>>;

/**
 * Who is in the room, and where. Who comes or goes is told of at once; where they are, a few times a second at most: in a full
 * room somebody always goes from one clause to another, and it must not be felt at a key.
 */
export class Occupancy {
  readonly #awareness: Awareness | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #lull = new Lull(() => this.#look());
  #people: readonly Occupant[] = [];
  #text = "[]";

  /** Without an awareness nobody is there. */
  constructor(awareness: Awareness | undefined) {
    this.#awareness = awareness;
    this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#awareness?.on("change", this.#onChange);
    this.#listeners.add(listener);
    this.#look();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#awareness?.off("change", this.#onChange);
      this.#lull.end();
    };
  };

  /** Everybody, oneself too; the same list as long as it says the same. */
  readonly people = (): readonly Occupant[] => this.#people;

  readonly #onChange = ({ added, removed }: Changed): void => {
    if (added.length + removed.length > 0) this.#look();
    else this.#lull.soon();
  };

  #look(): void {
    this.#lull.end();
    const people = this.#awareness === undefined ? [] : occupantsOf(this.#awareness);
    const text = JSON.stringify(people);
    if (text === this.#text) return;
    this.#text = text;
    this.#people = people;
    for (const listener of this.#listeners) listener();
  }
}
