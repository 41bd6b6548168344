import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { sinceWords } from "../../components/sinceWords";
import type { DraftId } from "../../model/ids";
import { historyAddress } from "../../model/looking";
import type { News } from "../../model/news";
import classes from "./Overview.module.css";

/** What others did while one was away, as it was when the room was opened, with the way to it; nothing where nothing was. */
export function SinceLine({ draft, since }: { draft: DraftId; since: News | undefined }) {
  const { t, i18n } = useTranslation();
  const words = since === undefined ? undefined : sinceWords(since, t, i18n.language);
  return since === undefined || words === undefined ? null : (
    <Link href={historyAddress(draft, { from: `seq:${since.seq}` })} className={classes.since}>
      {words}
    </Link>
  );
}
