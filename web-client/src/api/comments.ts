import type { Anchor } from "../model/anchor";
import type { Audience } from "../model/audience";
import { readThread, type Thread } from "../model/comments";
import type { CommentId, DeskId, DraftId, ThreadId } from "../model/ids";
import { JsonReader } from "../model/json";
import type { AboutProposal } from "../model/proposalTalk";
import { readThreadsNow, type ThreadsNow } from "../model/threadNow";
import { wireAudience } from "./audience";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";

const pathOf = (draft: DraftId): string => `${draftPath(draft)}/comments`;
const pathOfThread = (draft: DraftId, thread: ThreadId): string =>
  `${pathOf(draft)}/${encodeURIComponent(thread)}`;

/** What a comment is about: words by their units, a clause, or, by saying nothing, the draft. */
function wireAnchor(anchor: Anchor | undefined) {
  if (anchor === undefined) return {};
  const { clause, from, to } = anchor;
  return from === undefined || to === undefined ? { clause } : { clause, from, to };
}

async function threadIn(answer: Promise<Response>): Promise<Thread> {
  return readThread(new JsonReader(await (await answer).json(), "thread"));
}

/** Says something of a proposal to an audience that may know of it. */
export async function postProposalComment(
  draft: DraftId,
  { id, clause }: AboutProposal,
  audience: Audience,
  text: string,
): Promise<void> {
  const proposal = { id, ...(clause === undefined ? {} : { clause }) };
  await request("POST", pathOf(draft), { proposal, audience: wireAudience(audience), text });
}

/** Says something to an audience. Like what others say, it comes over the live connection to all of it. */
export async function postComment(
  draft: DraftId,
  on: Anchor | undefined,
  audience: Audience,
  text: string,
): Promise<void> {
  await request("POST", pathOf(draft), { ...wireAnchor(on), audience: wireAudience(audience), text });
}

export async function postAnswer(draft: DraftId, thread: ThreadId, text: string): Promise<void> {
  await request("POST", `${pathOfThread(draft, thread)}/answers`, { text });
}

/** Words one's own comment anew. */
export function putWording(
  draft: DraftId,
  thread: ThreadId,
  comment: CommentId,
  text: string,
): Promise<Thread> {
  const path = `${pathOfThread(draft, thread)}/comments/${encodeURIComponent(comment)}`;
  return threadIn(request("PUT", path, { text }));
}

/** Says that nothing is left to be said of it, or that something is. */
export function setResolved(draft: DraftId, thread: ThreadId, resolved: boolean): Promise<Thread> {
  const path = `${pathOfThread(draft, thread)}/${resolved ? "resolve" : "reopen"}`;
  return threadIn(request("POST", path));
}

/** Where the words of all threads are that one may read, wherever they went. */
export async function getThreadsNow(draft: DraftId): Promise<ThreadsNow> {
  return readThreadsNow(new JsonReader(await getJson(`${pathOf(draft)}/places`), "places"));
}

/** Says that one has read a desk up to an entry. */
export async function putSeen(draft: DraftId, desk: DeskId, seq: number): Promise<void> {
  await request("PUT", `${pathOf(draft)}/seen`, { desk, seq });
}
