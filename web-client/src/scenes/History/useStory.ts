import { useCallback } from "react";
import { getTimeline, listRevisions } from "../../api/history";
import { getDraft } from "../../api/plenary";
import { getProcess } from "../../api/process";
import { useSignedInLoad } from "../../components/signedOut";
import type { Load } from "../../components/useLoad";
import type { DraftDetails } from "../../model/draft";
import type { Revision, Timeline } from "../../model/history";
import type { DraftId } from "../../model/ids";
import type { Process } from "../../model/process";

/** What all views of a draft's history need. */
export interface Story {
  readonly draft: DraftDetails;
  readonly process: Process;
  /** Oldest first. */
  readonly revisions: readonly Revision[];
  readonly timeline: Timeline;
}

export function useStory(id: DraftId): readonly [Load<Story>, () => void] {
  const load = useCallback(async (): Promise<Story> => {
    const [draft, process, revisions, timeline] = await Promise.all([
      getDraft(id),
      getProcess(),
      listRevisions(id),
      getTimeline(id),
    ]);
    return { draft, process, revisions, timeline };
  }, [id]);
  return useSignedInLoad(load);
}

/** The state before anybody changed anything, as the server names it. */
export const seedOf = (story: Story): string => `seq:${story.timeline.first.seq}`;
