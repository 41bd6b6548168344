import { type Access, readRules } from "./accessForm";
import type { Form } from "./form";
import { type Proposer, readId, readList, readProposer } from "./proposalForm";
import { delegationCode, hash, id } from "./record";
import { isLine } from "./text";

/** By whom branches follow their drafts. */
export const server = "plenary-server";

const mostEdits = 200;

/** What was decided about a branch. */
export type BranchDecision =
  | {
      readonly kind: "base";
      readonly draft: string;
      readonly proposer: Proposer;
      readonly seq: bigint;
      readonly access: Access;
    }
  | {
      readonly kind: "follow";
      readonly seq: bigint;
      readonly access: Access;
      readonly archived: boolean;
      /** Whose each of the edits is that follow. */
      readonly edits: readonly string[];
    }
  | { readonly kind: "invite"; readonly delegation: string; readonly invited: boolean }
  | { readonly kind: "join"; readonly delegation: string; readonly joins: boolean };

const kinds: readonly string[] = [
  "base",
  "follow",
  "invite",
  "join",
] satisfies readonly BranchDecision["kind"][];

/** Whether a decision is about a branch. */
export function isOfBranches<T extends { readonly kind: string }>(
  decision: T,
): decision is Extract<T, { readonly kind: BranchDecision["kind"] }> {
  return kinds.includes(decision.kind);
}

/** Reads a decision about a branch up to who took it. */
export function readBranchDecision(form: Form, kind: BranchDecision["kind"]): BranchDecision {
  switch (kind) {
    case "base": {
      const draft = form.literal('{"draft":"').plain(id, 64);
      const proposer = readProposer(form.literal('","proposer":{"kind":"'));
      if (!isLine(form.literal(',"title":"').text(), 200)) throw form.fault("1…200");
      const seq = form.literal('","seq":').long(1n);
      return { kind, draft, proposer, seq, access: readHeadAndAccess(form) };
    }
    case "follow": {
      const seq = form.literal('{"seq":').long(1n);
      const access = readHeadAndAccess(form);
      const archived = form.literal(',"archived":').truth();
      const edits = readList(form.literal(',"edits":'), mostEdits, readId);
      if (edits.length > 0 && edits[0] !== server) throw form.fault(server);
      return { kind, seq, access, archived, edits };
    }
    case "invite": {
      const delegation = form.literal('{"delegation":"').plain(delegationCode, 12);
      return { kind, delegation, invited: form.literal('","invited":').truth() };
    }
    case "join": {
      const delegation = form.literal('{"delegation":"').plain(delegationCode, 12);
      return { kind, delegation, joins: form.literal('","joins":').truth() };
    }
  }
}

function readHeadAndAccess(form: Form): Access {
  form.literal(',"head":"').plain(hash, 64);
  const access = readRules(form.literal('","access":{"rules":['));
  form.literal("}");
  return access;
}
