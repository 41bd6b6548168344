import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { DraftMemory } from "../../collab/draftMemory";
import type { DraftSummary } from "../../model/draft";
import type { Me } from "../../model/person";
import classes from "./DraftTable.module.css";
import { ago } from "./time";

/** The drafts, latest change first. */
export function DraftTable({ drafts, me }: { drafts: readonly DraftSummary[]; me: Me }) {
  const { t, i18n } = useTranslation();
  const memory = new DraftMemory(localStorage, me.id);
  const sorted = [...drafts].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const full = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeStyle: "short" });
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("lobby.columnTitle")}</th>
          <th scope="col">{t("lobby.columnChanged")}</th>
          <th scope="col">{t("lobby.columnPeople")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((draft) => (
          <tr key={draft.id}>
            <th scope="row">
              <Link href={`/drafts/${draft.id}`} className={classes.title}>
                {draft.title === "" ? t("lobby.untitled") : draft.title}
              </Link>
              {memory.recall(draft.id)?.unsent === true && (
                <span className={classes.kept}>{t("lobby.kept")}</span>
              )}
            </th>
            <td>
              <time dateTime={draft.updatedAt.toISOString()} title={full.format(draft.updatedAt)}>
                {ago(draft.updatedAt, new Date(), i18n.language)}
              </time>
            </td>
            <td className={draft.people > 0 ? classes.present : undefined}>
              {t("lobby.people", { count: draft.people })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
