import { Button, Group, Loader, Text } from "@mantine/core";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { getHindrances } from "../../../api/hindrances";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useLoad } from "../../../components/useLoad";
import { hindrancesIn } from "../../../model/clauseHindrances";
import type { ClauseId, DraftId } from "../../../model/ids";
import classes from "../ClauseRail.module.css";
import type { CommentsInRoom } from "../comments/useComments";
import { HindranceList } from "./HindranceList";

interface HindrancesProps {
  readonly clause: ClauseId;
  readonly comments: CommentsInRoom;
  readonly nameOf: (clause: ClauseId) => string | undefined;
}

function useHindrances(draft: DraftId, clause: ClauseId) {
  const load = useCallback(() => getHindrances(draft, clause), [draft, clause]);
  return useLoad(load)[0];
}

/** In the place of a clause's menu: all that stands in the way of agreeing it. */
export function ClauseHindrancesPart({
  clause,
  comments,
  nameOf,
  name,
  onBack,
}: HindrancesProps & { readonly name: string; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const found = useHindrances(comments.draft, clause);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes.question}>
        {t("hindrances.title", { clause: name })}
      </h2>
      <div role="status">
        {found.kind === "loading" && <Loader size="sm" mt="sm" aria-label={t("hindrances.looking")} />}
        {found.kind === "loaded" && hindrancesIn(found.value) === 0 && (
          <Text size="sm" className={classes.explain ?? ""}>
            {t("hindrances.none")}
          </Text>
        )}
      </div>
      {found.kind === "failed" && <Failure>{describeError(found.error, t)}</Failure>}
      {found.kind === "loaded" && (
        <HindranceList hindrances={found.value} audiences={comments.view.audiences} nameOf={nameOf} />
      )}
      <Group mt="sm" justify="flex-end">
        <Button size="xs" variant="default" onClick={onBack}>
          {t("room.confirm.back")}
        </Button>
      </Group>
    </>
  );
}

/** Before a clause is agreed: what was said against it, and what is still talked about, if anything. */
export function SaidAgainst({ clause, comments, nameOf }: HindrancesProps) {
  const { t } = useTranslation();
  const found = useHindrances(comments.draft, clause);
  if (found.kind !== "loaded") return null;
  const { positions, threads } = found.value;
  if (positions.length + threads.length === 0) return null;
  // The rest keeps it from being agreed, or is said above.
  const said = {
    positions,
    threads,
    pending: [],
    brackets: [],
    alternatives: [],
    withheld: [],
    bundle: undefined,
  };
  return (
    <section aria-label={t("hindrances.said")}>
      <Text size="sm" className={classes.explain ?? ""}>
        {t("hindrances.said")}
      </Text>
      <HindranceList hindrances={said} audiences={comments.view.audiences} nameOf={nameOf} />
    </section>
  );
}
