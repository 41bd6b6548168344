import { useTranslation } from "react-i18next";
import type { Occupancy } from "../../collab/occupancy";
import { type ClauseGuide, People } from "../../components/People";
import type { Me } from "../../model/person";
import classes from "./DraftRoom.module.css";
import { useEverybody } from "./usePeople";

interface PeopleAsideProps {
  readonly me: Me;
  readonly occupancy: Occupancy;
  readonly guide: ClauseGuide;
}

/** Who is in the room, at the right of the sheet. */
export function PeopleAside({ me, occupancy, guide }: PeopleAsideProps) {
  const { t } = useTranslation();
  const everybody = useEverybody(occupancy, me);
  return (
    <aside className={classes.aside} aria-label={t("people.title")} data-room-region="people" tabIndex={-1}>
      <h2 className={classes.asideTitle}>{t("people.title")}</h2>
      <People me={me} people={everybody} guide={guide} />
    </aside>
  );
}
