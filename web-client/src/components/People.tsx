import { useTranslation } from "react-i18next";
import { byDelegation, type DelegationGroup } from "../collab/participants";
import { readableOn, safeColor } from "../model/color";
import { initials, type Me, type Participant } from "../model/person";
import classes from "./People.module.css";

type NamedColor = Pick<Participant, "name" | "color">;

/** A person's initials on the colour of the delegation; the name stands beside it, or is its label. */
export function Initials({ person, labelled = false }: { person: NamedColor; labelled?: boolean }) {
  const style = { backgroundColor: person.color, color: readableOn(person.color) };
  return labelled ? (
    <span className={classes.initials} style={style} role="img" aria-label={person.name}>
      {initials(person.name)}
    </span>
  ) : (
    <span className={classes.initials} style={style} aria-hidden="true">
      {initials(person.name)}
    </span>
  );
}

function Group({ group, me }: { group: DelegationGroup; me: Me }) {
  const { t } = useTranslation();
  return (
    <li className={classes.group}>
      <div className={classes.delegation}>
        {group.delegation === undefined ? (
          t("people.without")
        ) : (
          <>
            <span className={classes.delegationName}>{group.delegation.name}</span>
            <span className={classes.code}>{group.delegation.code}</span>
          </>
        )}
      </div>
      <ul className={classes.people}>
        {group.people.map((person) => (
          <li key={person.id} className={classes.person}>
            <Initials person={person} />
            <span>
              {person.name}
              {person.id === me.id && <span className={classes.note}> ({t("people.you")})</span>}
              {person.role !== "DELEGATE" && (
                <span className={classes.note}> · {t(`role.${person.role}`)}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The signed-in person as one of those in the room; the colour is that of somebody of the same delegation. */
export function asParticipant(me: Me, others: readonly Participant[]): Participant {
  const ally = others.find((other) => other.delegation?.code === me.delegation?.code);
  return { ...me, color: safeColor(me.color ?? ally?.color) };
}

/** Who is in the room, by delegation. */
export function People({ me, others }: { me: Me; others: readonly Participant[] }) {
  const groups = byDelegation([asParticipant(me, others), ...others]);
  return (
    <ul className={classes.groups}>
      {groups.map((group) => (
        <Group key={group.delegation?.code ?? ""} group={group} me={me} />
      ))}
    </ul>
  );
}
