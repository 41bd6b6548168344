import { ActionIcon, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import type { ListedPerson, Process } from "../../model/process";
import { AccountStanding } from "./AccountStanding";
import classes from "./People.module.css";

/** What the secretariat can do to one person. */
export interface PersonActions {
  readonly edit: (person: ListedPerson) => void;
  readonly invite: (person: ListedPerson) => void;
  readonly withdraw: (person: ListedPerson) => void;
  readonly revoke: (person: ListedPerson) => void;
  readonly restore: (person: ListedPerson) => void;
}

function PersonMenu({ person, actions }: { person: ListedPerson; actions: PersonActions }) {
  const { t } = useTranslation();
  const revoked = person.account?.state === "REVOKED";
  return (
    <Menu position="bottom-end" width={260} returnFocus>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("person.actions", { name: person.name })}
        >
          <Icon name="more" strong />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => actions.edit(person)}>{t("person.change")}</Menu.Item>
        {revoked ? (
          <Menu.Item onClick={() => actions.restore(person)}>{t("person.restore")}</Menu.Item>
        ) : (
          <>
            <Menu.Item onClick={() => actions.invite(person)}>{t("person.newLink")}</Menu.Item>
            <Menu.Item onClick={() => actions.withdraw(person)}>{t("person.withdraw")}</Menu.Item>
            <Menu.Divider />
            <Menu.Item c="var(--plenary-away)" onClick={() => actions.revoke(person)}>
              {t("person.revoke")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface PeopleTableProps {
  readonly people: readonly ListedPerson[];
  readonly process: Process;
  readonly actions: PersonActions;
}

/** People with their part, their delegation and the state of their account. */
export function PeopleTable({ people, process, actions }: PeopleTableProps) {
  const { t } = useTranslation();
  const names = new Map(process.delegations.map((each) => [each.code, each.name]));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("person.columnPerson")}</th>
          <th scope="col">{t("person.delegation")}</th>
          <th scope="col">{t("person.role")}</th>
          <th scope="col">{t("person.columnAccount")}</th>
          <th scope="col">
            <span className="visually-hidden">{t("person.columnActions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} data-revoked={person.account?.state === "REVOKED" || undefined}>
            <th scope="row">
              <span className={classes.name}>{person.name}</span>
              <span className={classes.quiet}>{person.account?.email ?? t("person.noEmail")}</span>
            </th>
            <td>
              {person.delegation !== undefined && (
                <>
                  {names.get(person.delegation)} <span className={classes.quiet}>{person.delegation}</span>
                </>
              )}
            </td>
            <td>
              {t(`role.${person.role}`)}
              {person.rank !== undefined && <span className={classes.quiet}>{t(`rank.${person.rank}`)}</span>}
            </td>
            <td>
              <AccountStanding account={person.account} />
            </td>
            <td className={classes.actions}>
              <PersonMenu person={person} actions={actions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
