import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { DraftMemory } from "../../collab/draftMemory";
import { proposalId } from "../../model/ids";
import type { Me } from "../../model/person";
import { branchAddress } from "../../model/proposals";
import classes from "./DraftTable.module.css";

/** The drafts of which this device has a copy, for as long as the server cannot be asked which there are. */
export function OnThisDevice({ me }: { me: Me }) {
  const { t } = useTranslation();
  const memory = new DraftMemory(localStorage, me.id);
  const copies = memory.drafts().flatMap((id) => {
    const copy = memory.recall(id);
    return copy === undefined ? [] : [{ id, copy }];
  });
  if (copies.length === 0) return null;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t("lobby.onThisDevice")}</caption>
      <tbody>
        {copies.map(({ id, copy }) => (
          <tr key={id}>
            <th scope="row">
              <Link
                href={copy.of === undefined ? `/drafts/${id}` : branchAddress(copy.of, proposalId(id))}
                className={classes.title}
              >
                {copy.title === "" ? t("lobby.untitled") : copy.title}
              </Link>
              {copy.unsent && <span className={classes.kept}>{t("lobby.kept")}</span>}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
