import type { Announce } from "../../components/Announcer";
import type { Looking } from "../../model/looking";
import type { Look } from "./useLooking";
import type { Story } from "./useStory";

/** What each view of a draft's history is given. */
export interface ViewProps {
  readonly story: Story;
  readonly looking: Looking;
  readonly look: Look;
  readonly announce: Announce;
  /** Something was restored or issued, so that everything is to be asked for anew. */
  readonly onChanged: () => void;
}
