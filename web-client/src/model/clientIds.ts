/**
 * From here on client ids are those of proposals' branches; below, those of drafts. So each unit of a branch's document tells
 * whose it is: the draft's, which the branch follows, or the proposal's own. The server holds it.
 */
export const firstBranchClient = 2 ** 32;

/** The largest id is 2^53 - 1, the largest integer that every program holds exactly. */
const mostHigh = 2 ** 21 - 1;

/** A client id for somebody who writes in a branch; by chance, like those of drafts. */
export function branchClient(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return ((high % mostHigh) + 1) * firstBranchClient + low;
}

export const isBranchClient = (client: number): boolean => client >= firstBranchClient;
