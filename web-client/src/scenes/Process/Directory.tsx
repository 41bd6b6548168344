import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Initials } from "../../components/People";
import type { ListedDelegation, ListedPerson, Process } from "../../model/process";
import classes from "./Directory.module.css";
import { byKind, type DelegationWithPeople, withoutDelegation } from "./directory";

function PersonLine({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  const part =
    person.rank !== undefined
      ? t(`rank.${person.rank}`)
      : person.role === "DELEGATE"
        ? undefined
        : t(`role.${person.role}`);
  const state = person.account?.state;
  const notes = [part, state === undefined || state === "ACTIVE" ? undefined : t(`state.${state}`)].filter(
    (note) => note !== undefined,
  );
  return (
    <li className={classes.person} data-revoked={state === "REVOKED" || undefined}>
      <Initials person={person} />
      <span>
        {person.name}
        {notes.length > 0 && <span className={classes.note}> · {notes.join(" · ")}</span>}
      </span>
    </li>
  );
}

interface DelegationCardProps {
  readonly listed: DelegationWithPeople;
  readonly groups: readonly string[];
  readonly foot: ReactNode;
}

function DelegationCard({ listed: { delegation, people }, groups, foot }: DelegationCardProps) {
  const { t } = useTranslation();
  const notes = [
    delegation.capacity === "OBSERVER" ? t("capacity.OBSERVER") : undefined,
    groups.length > 0 ? groups.join(", ") : undefined,
  ].filter((note) => note !== undefined);
  return (
    <li className={classes.delegation}>
      <div className={classes.head}>
        <h3 className={classes.name}>{delegation.name}</h3>
        <span className={classes.code}>{delegation.code}</span>
      </div>
      {notes.length > 0 && <div className={classes.note}>{notes.join(" · ")}</div>}
      {people.length === 0 ? (
        <div className={classes.note}>{t("directory.nobody")}</div>
      ) : (
        <ul className={classes.people}>
          {people.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </ul>
      )}
      {foot}
    </li>
  );
}

interface DirectoryProps {
  readonly process: Process;
  /** What stands below each delegation, such as the ways to change it. */
  readonly foot?: (delegation: ListedDelegation) => ReactNode;
}

/** The delegations by kind with their people, after those who speak for none. */
export function Directory({ process, foot }: DirectoryProps) {
  const { t } = useTranslation();
  const sections = byKind(process);
  const officers = withoutDelegation(process);
  const groupsOf = (delegation: ListedDelegation) =>
    process.groups.filter((group) => group.members.includes(delegation.code)).map((group) => group.name);
  return (
    <div>
      {officers.length > 0 && (
        <section className={classes.kind}>
          <h2 className={classes.kindTitle}>{t("directory.officers")}</h2>
          <ul className={classes.officers}>
            {officers.map((person) => (
              <PersonLine key={person.id} person={person} />
            ))}
          </ul>
        </section>
      )}
      {sections.map(({ kind, delegations }) => (
        <section className={classes.kind} key={kind}>
          <h2 className={classes.kindTitle}>
            {t(`delegationKinds.${kind}`)} <span className={classes.number}>{delegations.length}</span>
          </h2>
          <ul className={classes.delegations}>
            {delegations.map((listed) => (
              <DelegationCard
                key={listed.delegation.code}
                listed={listed}
                groups={groupsOf(listed.delegation)}
                foot={foot?.(listed.delegation)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
