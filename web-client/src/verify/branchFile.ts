import { Draft } from "./draft";
import type { Kind } from "./entryFile";
import { type Proposer, readProposer } from "./proposalForm";
import { type BranchKind, branchKinds } from "./record";

/** The record of a proposal's branch. */
export const branchFile: Kind<Proposer, BranchKind> = {
  begin: '{"plenary":"branch"',
  whose: (form) => readProposer(form.literal('"proposer":{"kind":"')),
  kinds: branchKinds,
  taker: ({ draft, whose }) => {
    const branch = new Draft({ draft, proposer: whose });
    return { take: (entry) => branch.take(entry), end: () => branch.end() };
  },
  told: ({ draft, whose }) => ({ branch: { draft, proposer: whose } }),
};
