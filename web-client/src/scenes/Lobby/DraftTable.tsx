import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { DraftMemory } from "../../collab/draftMemory";
import { RevisionBadge } from "../../components/RevisionBadge";
import { ago, momentFormat } from "../../components/time";
import type { DraftSummary } from "../../model/draft";
import { historyAddress } from "../../model/looking";
import type { Me } from "../../model/person";
import type { PresenceList } from "../../model/presence";
import { DraftMenu } from "./DraftMenu";
import classes from "./DraftTable.module.css";
import { NewSince } from "./NewSince";
import { Standing } from "./Standing";
import { WhoIsIn } from "./WhoIsIn";

/** Who is in a draft: by delegation if that is known, else how many. */
function WhoCell({ draft, presence }: { draft: DraftSummary; presence: PresenceList | undefined }) {
  const { t } = useTranslation();
  const people = presence?.drafts.get(draft.id);
  if (presence !== undefined && people !== undefined && people.length > 0) {
    return (
      <td className={classes.who}>
        <WhoIsIn people={people} />
      </td>
    );
  }
  const count = presence === undefined ? draft.people : 0;
  return <td className={count > 0 ? classes.present : undefined}>{t("lobby.people", { count })}</td>;
}

interface DraftTableProps {
  /** What it lists, for those who do not see it. */
  readonly caption: string;
  readonly drafts: readonly DraftSummary[];
  readonly onArchive: (draft: DraftSummary) => void;
  readonly me: Me;
  /** Who is where; undefined while that is not known. */
  readonly presence: PresenceList | undefined;
}

/** The drafts, latest change first. */
export function DraftTable({ caption, drafts, me, presence, onArchive }: DraftTableProps) {
  const { t, i18n } = useTranslation();
  const memory = new DraftMemory(localStorage, me.id);
  const sorted = [...drafts].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const actions = drafts.some((draft) => draft.mayArchive);
  const full = momentFormat(i18n.language);
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("lobby.columnTitle")}</th>
          <th scope="col">{t("lobby.columnChanged")}</th>
          <th scope="col">{t("lobby.columnPeople")}</th>
          {actions && (
            <th scope="col">
              <span className="visually-hidden">{t("archive.column")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sorted.map((draft) => (
          <tr key={draft.id}>
            <th scope="row">
              <Link href={`/drafts/${draft.id}`} className={classes.title}>
                {draft.title === "" ? t("lobby.untitled") : draft.title}
              </Link>{" "}
              {draft.revision !== undefined && (
                <Link
                  href={historyAddress(draft.id, { tab: "revisions" })}
                  className={classes.revision}
                  title={t("history.openWith", { symbol: draft.revision.symbol })}
                >
                  <span className="visually-hidden">
                    {t("history.open")}
                    {t("history.latest")}
                  </span>
                  <RevisionBadge symbol={draft.revision.symbol} />
                </Link>
              )}
              <Standing draft={draft} />
              {!draft.archived && <NewSince draft={draft} />}
              {memory.recall(draft.id)?.unsent === true && (
                <span className={classes.kept}>{t("lobby.kept")}</span>
              )}
            </th>
            <td>
              <time dateTime={draft.updatedAt.toISOString()} title={full.format(draft.updatedAt)}>
                {ago(draft.updatedAt, new Date(), i18n.language)}
              </time>
            </td>
            <WhoCell draft={draft} presence={presence} />
            {actions && (
              <td className={classes.actions}>
                {draft.mayArchive && <DraftMenu draft={draft} onArchive={onArchive} />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
