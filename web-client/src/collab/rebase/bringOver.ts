import * as Y from "yjs";
import type { Rules } from "../../model/barrier";
import type { BroughtOver, DraftConnection } from "../draftConnection";
import type { Clocks } from "./comparison";
import { lookedAfter } from "./pages";
import { type Circumstances, type NotAccepted, type Plan, planRebase } from "./plan";

export interface BringingOver extends Pick<Circumstances, "closed" | "nothing" | "textRoot"> {
  readonly rules: () => Rules;
  /** Is told what is not brought over, in which document it is, before the device's copy is without it. */
  readonly onRejected: (parts: readonly NotAccepted[], mine: Y.Doc) => void;
}

function clocksOf(doc: Y.Doc): Clocks {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

function raised(...all: readonly Clocks[]): Map<number, number> {
  const clocks = new Map<number, number>();
  for (const each of all) {
    for (const [client, clock] of each) clocks.set(client, Math.max(clock, clocks.get(client) ?? 0));
  }
  return clocks;
}

/** A document together with what pages that are gone have left in the device's copy, if they have. */
function together(doc: Y.Doc, stored: readonly Uint8Array[]): Y.Doc {
  const own = clocksOf(doc);
  const left = stored.filter((update) =>
    [...Y.parseUpdateMeta(update).to].some(([client, clock]) => clock > (own.get(client) ?? 0)),
  );
  if (left.length === 0) return doc;
  const both = new Y.Doc({ gc: false });
  for (const update of [Y.encodeStateAsUpdate(doc), ...left]) Y.applyUpdate(both, update);
  return both;
}

/** The plan; a fault in working it out costs nobody's words. */
function planFor(from: DraftConnection, mine: Y.Doc, now: Y.Doc, circumstances: Circumstances): Plan {
  try {
    return planRebase(mine, now, circumstances);
  } catch (fault) {
    // biome-ignore lint/suspicious/noConsole: whoever looks for the fault looks there
    console.error("what was written before a refusal was not brought over:", fault);
    const notAccepted = from
      .unsavedWords()
      .map(({ clause, words }) => ({ clause, words, removed: "", why: "refused", act: "wrote" }) as const);
    return { update: undefined, client: now.clientID, notAccepted };
  }
}

/**
 * Brings over what one connection has and the server lacks, as far as it is allowed, to another that was opened from the
 * server. The device's copy becomes that of the other in one step, in which everything is worked out, so that nothing is ever
 * in it twice, or not at all. What is returned must be taken over by the other at once.
 */
export async function bringOver(
  from: DraftConnection,
  to: DraftConnection,
  { onRejected, ...bringing }: BringingOver,
): Promise<BroughtOver> {
  const others = await lookedAfter(from.copyName, from.clients);
  let settledBefore: Clocks | undefined;
  let plan: Plan | undefined;
  let isKept = false;
  let isStale = true;
  const onUpdate = () => {
    isStale = true;
  };
  from.doc.on("update", onUpdate);
  while (isStale || plan === undefined) {
    isStale = false;
    isKept = await from.rewriteCopy((stored, settled) => {
      // The first time it says what is settled; after that, this page has said so itself.
      settledBefore ??= settled;
      const mine = together(from.doc, stored);
      const made = planFor(from, mine, to.doc, {
        ...bringing,
        rules: bringing.rules(),
        settled: raised(settledBefore, others),
      });
      plan = made;
      onRejected(made.notAccepted, mine);
      const state = Y.encodeStateAsUpdate(to.doc);
      const there = clocksOf(to.doc);
      const own = [...clocksOf(mine)].filter(
        ([client, clock]) => !others.has(client) && clock > (there.get(client) ?? 0),
      );
      return {
        state: made.update === undefined ? state : Y.mergeUpdates([state, made.update]),
        settled: raised(settledBefore, new Map(own)),
      };
    });
  }
  from.doc.off("update", onUpdate);
  return { update: plan.update, client: plan.client, isKept };
}
