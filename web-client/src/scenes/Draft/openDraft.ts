import { ApiError, Unreachable } from "../../api/http";
import { getDraft, getMe } from "../../api/plenary";
import type { SessionCheck } from "../../collab/draftConnection";
import type { DraftMemory } from "../../collab/draftMemory";
import { schemaVersion } from "../../model/draft";
import type { DraftId, LineageId } from "../../model/ids";
import { languageTag, usualLanguage } from "../../model/language";
import type { News } from "../../model/news";

/** What is needed to open a draft's room. */
export interface OpenDraft {
  readonly lineage: LineageId;
  readonly title: string;
  /** The language of the text. */
  readonly language: string;
  readonly mayWrite: boolean;
  /** The symbol of the latest revision; undefined when there is none, or when it is not known. */
  readonly revision: string | undefined;
  /** What others did since one last had it open; undefined for the first time, and when it is not known. */
  readonly since: News | undefined;
  /** The server's documents have a newer form than this page understands. */
  readonly tooNew: boolean;
}

/** Asks the server about a draft; without a connection, this device's memory. */
export async function openDraft(id: DraftId, memory: DraftMemory): Promise<OpenDraft> {
  try {
    const { lineage, title, language, mayWrite, schema, revision, since } = await getDraft(id);
    return {
      lineage,
      title,
      language,
      mayWrite,
      revision: revision?.symbol,
      since,
      tooNew: schema > schemaVersion,
    };
  } catch (error) {
    const remembered = error instanceof Unreachable ? memory.recall(id) : undefined;
    if (remembered === undefined) throw error;
    const { lineage, title, mayWrite } = remembered;
    const language = languageTag(remembered.language) ?? usualLanguage;
    return { lineage, title, language, mayWrite, revision: undefined, since: undefined, tooNew: false };
  }
}

/** Whether a connection that keeps failing fails because of who, or what, it is for. */
export function checkSession(id: DraftId): Promise<SessionCheck> {
  return checkedBy(() => getDraft(id));
}

/** The same, of something that is asked for otherwise. */
export async function checkedBy(ask: () => Promise<unknown>): Promise<SessionCheck> {
  try {
    await getMe();
    await ask();
    return "fine";
  } catch (error) {
    if (!(error instanceof ApiError)) return "unreachable";
    if (error.status === 401) return "signedOut";
    return error.status === 403 || error.status === 404 ? "gone" : "unreachable";
  }
}
