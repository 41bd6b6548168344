import { demand } from "./fault";
import type { PackageDecision } from "./packageForm";
import type { Entry } from "./record";
import type { Status } from "./status";
import type { TextNow } from "./textNow";

const mostPackages = 200;

interface Package {
  readonly title: string;
  readonly clauses: readonly string[];
}

/** Whether a clause is agreed at whatever level. */
const isAgreed = (status: Status): boolean => ["AGREED_AD_REFERENDUM", "AGREED", "ADOPTED"].includes(status);

/** The packages of a draft so far. */
export class Packages {
  readonly #all = new Map<string, Package>();

  take(
    decision: Exclude<PackageDecision, { kind: "package-status" }>,
    { seq }: Entry,
    text: TextNow,
    statusOf: (clause: string) => Status,
  ): void {
    switch (decision.kind) {
      case "package":
        demand(this.#all.size < mostPackages, "tooManyPackages", { most: mostPackages });
        this.#put(`p${seq}`, decision, text, statusOf);
        break;
      case "package-change": {
        const before = this.#found(decision.bundle);
        const isOther = before.title !== decision.title || before.clauses.join() !== decision.clauses.join();
        demand(isOther, "samePackage", { package: decision.bundle });
        this.#put(decision.bundle, decision, text, statusOf);
        break;
      }
      case "package-dissolve":
        this.#found(decision.bundle);
        this.#all.delete(decision.bundle);
        break;
    }
  }

  /** The clauses of a package, in its order. */
  clausesOf(bundle: string): readonly string[] {
    return this.#found(bundle).clauses;
  }

  /** What is in a package is neither agreed alone nor opened again alone. */
  requireAlone(clause: string, before: Status, status: Status): void {
    if (!isAgreed(before) && !isAgreed(status)) return;
    const bundle = this.#of(clause);
    demand(bundle === undefined, "packaged", { clause, status, package: bundle ?? "" });
  }

  #of(clause: string): string | undefined {
    return [...this.#all].find(([, { clauses }]) => clauses.includes(clause))?.[0];
  }

  #put(
    bundle: string,
    { title, clauses }: Package,
    text: TextNow,
    statusOf: (clause: string) => Status,
  ): void {
    const stay = this.#all.get(bundle)?.clauses ?? [];
    const { clauses: now } = text.read();
    for (const clause of clauses) {
      if (stay.includes(clause)) continue;
      demand(text.has(clause), "noClause", { clause });
      const kind = now.find(({ id }) => id === clause)?.kind ?? "";
      demand(kind !== "title" && kind !== "heading", "packagesHeading", { clause });
      const other = this.#of(clause);
      demand(other === undefined, "inOtherPackage", { clause, package: other ?? "" });
    }
    const statuses = new Set(clauses.filter((clause) => text.has(clause)).map(statusOf));
    const isAlike = statuses.size <= 1 || ![...statuses].some(isAgreed);
    demand(isAlike, "packagesUnlike", { package: bundle });
    this.#all.set(bundle, { title, clauses });
  }

  #found(bundle: string): Package {
    const found = this.#all.get(bundle);
    demand(found !== undefined, "noSuchPackage", { package: bundle });
    return found;
  }
}
