import { useCallback, useId, useMemo, useState } from "react";
import { getProcess } from "../../../api/process";
import { useSignedInLoad } from "../../../components/signedOut";
import type { Audience } from "../../../model/audience";
import { audienceKey } from "../../../model/audience";
import {
  type Mentionable,
  mentionable,
  mentionsFor,
  type TypedMention,
  typedMentionAt,
} from "../../../model/mentions";

/** So many are offered at once; who looks for another types on. */
const mostOffered = 8;

/** Who is offered to be called, while somebody types behind an `@`. */
export interface Mentions {
  readonly typed: TypedMention;
  readonly offered: readonly Mentionable[];
  /** How many answer to what was typed. */
  readonly count: number;
  readonly chosen: number;
}

interface MentionsOfBox {
  /** What one chooses from; undefined while nobody is being called, or nobody answers to what was typed. */
  readonly mentions: Mentions | undefined;
  readonly listId: string;
  readonly optionId: (index: number) => string;
  /** The caret is here in the text now. */
  readonly look: (text: string, caret: number) => void;
  readonly choose: (index: number) => void;
  /** Nobody is to be called, until the caret goes on to something else. */
  readonly close: () => void;
}

/**
 * Whom one may call in words to an audience.
 *
 * @param audience who reads the words; undefined as long as that is not chosen, and nobody is offered
 */
export function useMentions(audience: Audience | undefined): MentionsOfBox {
  const id = useId();
  const [typed, setTyped] = useState<TypedMention>();
  const [chosen, setChosen] = useState(0);
  const [passed, setPassed] = useState<number>();
  // The names are asked for when somebody is called first.
  const [isWanted, setIsWanted] = useState(false);
  const load = useCallback(async () => (isWanted ? getProcess() : undefined), [isWanted]);
  const [process] = useSignedInLoad(load);
  const known = process.kind === "loaded" ? process.value : undefined;
  const key = audience && audienceKey(audience);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an audience is what its key says
  const all = useMemo(
    () => (audience === undefined || known === undefined ? [] : mentionable(audience, known)),
    [key, known],
  );
  const found = useMemo(() => (typed === undefined ? [] : mentionsFor(all, typed.typed)), [all, typed]);
  const look = useCallback((text: string, caret: number) => {
    const now = typedMentionAt(text, caret);
    setTyped((before) => (before?.at === now?.at && before?.typed === now?.typed ? before : now));
    setChosen(0);
    if (now === undefined) setPassed(undefined);
    else setIsWanted(true);
  }, []);
  const close = useCallback(() => setPassed(typed?.at), [typed]);
  const isWhole = found.length === 1 && found[0]?.code === typed?.typed;
  const isOpen = typed !== undefined && typed.at !== passed && found.length > 0 && !isWhole;
  const offered = found.slice(0, mostOffered);
  return {
    mentions: isOpen
      ? { typed, offered, count: found.length, chosen: Math.min(chosen, offered.length - 1) }
      : undefined,
    listId: `${id}-mentions`,
    optionId: (index) => `${id}-mention-${index}`,
    look,
    choose: setChosen,
    close,
  };
}
