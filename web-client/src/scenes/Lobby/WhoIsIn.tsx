import { useTranslation } from "react-i18next";
import { Initials } from "../../components/People";
import { byDelegation, type PeopleOfDelegation } from "../../model/byDelegation";
import type { Present } from "../../model/presence";
import classes from "./WhoIsIn.module.css";

const shownFaces = 3;

function Group({ group }: { group: PeopleOfDelegation<Present> }) {
  const { t } = useTranslation();
  const { delegation, people } = group;
  const names = people
    .map(({ name, devices }) => (devices > 1 ? t("presence.onDevices", { name, count: devices }) : name))
    .join(", ");
  return (
    <li className={classes.group} title={names}>
      <span className={classes.faces}>
        {people.slice(0, shownFaces).map((person) => (
          <Initials key={person.id} person={person} />
        ))}
      </span>
      <span>
        {t("presence.delegation", {
          name: delegation?.name ?? t("people.without"),
          count: people.length,
        })}
        <span className="visually-hidden"> ({names})</span>
      </span>
    </li>
  );
}

/** Who is in one draft, by delegation. */
export function WhoIsIn({ people }: { people: readonly Present[] }) {
  return (
    <ul className={classes.groups}>
      {byDelegation(people).map((group) => (
        <Group key={group.delegation?.code ?? ""} group={group} />
      ))}
    </ul>
  );
}
