import { demand } from "./fault";
import type { Confirmation, Terms } from "./packageForm";
import type { Status } from "./status";

const mostDelegations = 300;

/** What an agreement ad referendum depends on. A delegation is in one of the three at most. */
interface Agreement {
  readonly forum: string | undefined;
  readonly pending: readonly string[];
  /** Why each withholds that does. */
  readonly withheld: ReadonlyMap<string, string>;
  readonly confirmed: readonly string[];
}

const none: Agreement = { forum: undefined, pending: [], withheld: new Map(), confirmed: [] };

/** What the agreements ad referendum of a draft depend on. */
export class Agreements {
  readonly #all = new Map<string, Agreement>();

  /** Whether it is said otherwise than before on what the agreement of a clause depends. */
  changes(clause: string, terms: Terms): boolean {
    const before = this.#of(clause);
    const after = asked(before, terms);
    return (
      before.forum !== after.forum ||
      before.pending.join() !== after.pending.join() ||
      before.confirmed.join() !== after.confirmed.join()
    );
  }

  requireNotWithheld(clause: string, status: Status): void {
    const [delegation] = this.#of(clause).withheld.keys();
    const isFree = delegation === undefined || (status !== "AGREED" && status !== "ADOPTED");
    demand(isFree, "withheld", { clause, status, delegation: delegation ?? "" });
  }

  /** A clause gets a status. */
  set(clause: string, status: Status, terms: Terms): void {
    if (status !== "AGREED_AD_REFERENDUM") {
      this.#all.delete(clause);
      return;
    }
    const after = asked(this.#of(clause), terms);
    const size = after.pending.length + after.withheld.size + after.confirmed.length;
    demand(size <= mostDelegations, "tooManyAsked", { clause, most: mostDelegations });
    this.#all.set(clause, after);
  }

  confirm({ clause, delegation, withholds }: Confirmation): void {
    const before = this.#of(clause);
    const isAsked = before.pending.includes(delegation) || before.withheld.has(delegation);
    demand(isAsked, "notAsked", { clause, delegation });
    const isNew = withholds === undefined || before.withheld.get(delegation) !== withholds;
    demand(isNew, "sameWithheld", { clause, delegation });
    const withheld = new Map(before.withheld);
    withheld.delete(delegation);
    if (withholds !== undefined) withheld.set(delegation, withholds);
    this.#all.set(clause, {
      forum: before.forum,
      pending: before.pending.filter((code) => code !== delegation),
      withheld,
      confirmed: withholds === undefined ? [...before.confirmed, delegation] : before.confirmed,
    });
  }

  #of(clause: string): Agreement {
    return this.#all.get(clause) ?? none;
  }
}

/** Who withholds goes on to, whoever is asked. */
function asked({ withheld, confirmed }: Agreement, { forum, pending }: Terms): Agreement {
  return {
    forum,
    pending: pending.filter((code) => !withheld.has(code)),
    withheld,
    confirmed: confirmed.filter((code) => !pending.includes(code)),
  };
}
