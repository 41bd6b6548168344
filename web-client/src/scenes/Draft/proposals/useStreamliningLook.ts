import { useEffect, useState } from "react";
import { lookAtStreamlining } from "../../../api/streamlining";
import { leaveIfSignedOut } from "../../../components/signedOut";
import type { Load } from "../../../components/useLoad";
import type { DraftId } from "../../../model/ids";
import type { StreamlineRequest, StreamliningLook } from "../../../model/streamlining";

/** So long nobody types before the words are looked at. */
const calmMillis = 350;

/**
 * What would come of a request, looked at anew whenever it is another one and nobody types.
 *
 * @returns what is known, and whether it is of an earlier request
 */
export function useStreamliningLook(
  draft: DraftId,
  request: StreamlineRequest,
): readonly [Load<StreamliningLook>, boolean] {
  const [look, setLook] = useState<Load<StreamliningLook>>({ kind: "loading" });
  const [known, setKnown] = useState<string>();
  const key = JSON.stringify(request);
  const isEmpty = request.sources.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the request is
  useEffect(() => {
    if (isEmpty) return;
    let wanted = true;
    const timer = setTimeout(() => {
      lookAtStreamlining(draft, request)
        .catch(leaveIfSignedOut)
        .then(
          (value) => {
            if (!wanted) return;
            setLook({ kind: "loaded", value });
            setKnown(key);
          },
          (error: unknown) => {
            if (wanted) setLook({ kind: "failed", error });
          },
        );
    }, calmMillis);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [draft, key, isEmpty]);
  return [look, known !== key];
}
