import { useTranslation } from "react-i18next";
import type { Occupant } from "../collab/participants";
import { byDelegation, type PeopleOfDelegation } from "../model/byDelegation";
import { readableOn, safeColor } from "../model/color";
import type { ClauseId } from "../model/ids";
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

/** The clauses of the draft that is open, for those who are in them. */
export interface ClauseGuide {
  /** How a clause is called; undefined when it is not there (any more). */
  readonly nameOf: (clause: ClauseId) => string | undefined;
  readonly goTo: (clause: ClauseId) => void;
}

interface PersonProps {
  readonly person: Occupant;
  readonly me: Me;
  readonly guide: ClauseGuide;
}

function Person({ person, me, guide }: PersonProps) {
  const { t } = useTranslation();
  const itsMe = person.id === me.id;
  const places = itsMe ? [] : person.clauses;
  return (
    <li className={classes.person}>
      <Initials person={person} />
      <span>
        {person.name}
        {itsMe && <span className={classes.note}> ({t("people.you")})</span>}
        {person.role !== "DELEGATE" && <span className={classes.note}> · {t(`role.${person.role}`)}</span>}
        {person.windows > 1 && (
          <span className={classes.note}> · {t("people.windows", { count: person.windows })}</span>
        )}
        {places.map((clause) => {
          const name = guide.nameOf(clause);
          return (
            name !== undefined && (
              <button
                key={clause}
                type="button"
                className={classes.place}
                aria-label={t("people.goTo", { name: person.name, clause: name })}
                onClick={() => guide.goTo(clause)}
              >
                {t("people.at", { clause: name })}
              </button>
            )
          );
        })}
      </span>
    </li>
  );
}

function Group({ group, me, guide }: { group: PeopleOfDelegation<Occupant>; me: Me; guide: ClauseGuide }) {
  const { t } = useTranslation();
  const count = group.people.length;
  return (
    <li className={classes.group}>
      <div className={classes.delegation}>
        {group.delegation === undefined ? (
          t("people.without")
        ) : (
          <>
            <span className={classes.delegationName}>
              {count > 1 ? t("people.group", { name: group.delegation.name, count }) : group.delegation.name}
            </span>
            <span className={classes.code}>{group.delegation.code}</span>
          </>
        )}
      </div>
      <ul className={classes.people}>
        {group.people.map((person) => (
          <Person key={person.id} person={person} me={me} guide={guide} />
        ))}
      </ul>
    </li>
  );
}

/** The signed-in person as one of those in the room; the colour is that of somebody of the same delegation. */
export function asOccupant(me: Me, people: readonly Occupant[]): Occupant {
  const found = people.find(({ id }) => id === me.id);
  const ally = people.find(({ id, delegation }) => id !== me.id && delegation?.code === me.delegation?.code);
  return {
    id: me.id,
    name: me.name,
    role: me.role,
    delegation: me.delegation,
    color: safeColor(me.color ?? ally?.color),
    windows: found?.windows ?? 1,
    clauses: found?.clauses ?? [],
  };
}

/** Who is in the room, by delegation, and in which clause. */
export function People({ me, people, guide }: { me: Me; people: readonly Occupant[]; guide: ClauseGuide }) {
  const groups = byDelegation(people);
  return (
    <ul className={classes.groups}>
      {groups.map((group) => (
        <Group key={group.delegation?.code ?? ""} group={group} me={me} guide={guide} />
      ))}
    </ul>
  );
}
