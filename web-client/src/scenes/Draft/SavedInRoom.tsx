import { savedWords } from "../../collab/savedState";
import type { SavingStore } from "../../collab/saving";
import { SavedStatus } from "./SavedStatus";
import { useSaving } from "./useConnection";

interface SavedInRoomProps {
  readonly saving: SavingStore;
  /** Whether this person has words to save. */
  readonly writer: boolean;
}

/** The state of this person's words: the only thing in the room that is drawn with each key that is saved. */
export function SavedInRoom({ saving, writer }: SavedInRoomProps) {
  return <SavedStatus words={useSaving(saving, (progress) => savedWords(progress, writer))} />;
}
