import { Alert, Anchor, Button, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { inviteAgain, restorePerson } from "../../api/process";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Icon } from "../../components/Icon";
import { useAction } from "../../components/useAction";
import type { DelegationCode } from "../../model/ids";
import type { Me } from "../../model/person";
import type { DelegationGroup, ListedDelegation, ListedPerson, Process } from "../../model/process";
import { DelegationForm } from "./DelegationForm";
import { Directory } from "./Directory";
import classes from "./Directory.module.css";
import { GroupForm } from "./GroupForm";
import { Groups } from "./Groups";
import { LinkDialog } from "./LinkDialog";
import { PeopleDesk } from "./PeopleDesk";
import type { PersonActions } from "./PeopleTable";
import { type NewLink, PersonForm } from "./PersonForm";
import { RevokeDialog } from "./RevokeDialog";
import { WithdrawDialog } from "./WithdrawDialog";

/** The dialog that is open, with what it is about. */
type Open =
  | { readonly kind: "person"; readonly person?: ListedPerson; readonly delegation?: DelegationCode }
  | { readonly kind: "delegation"; readonly delegation?: ListedDelegation }
  | { readonly kind: "group"; readonly group?: DelegationGroup }
  | { readonly kind: "withdraw"; readonly person: ListedPerson }
  | { readonly kind: "revoke"; readonly person: ListedPerson }
  | { readonly kind: "link"; readonly link: NewLink };

interface DeskProps {
  readonly process: Process;
  readonly me: Me;
  readonly refresh: () => void;
}

const tabs = ["people", "delegations", "groups"] as const;

/** Where the secretariat sets the process up. */
export function Desk({ process, me, refresh }: DeskProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const [open, setOpen] = useState<Open>();
  const [said, setSaid] = useState("");
  const action = useAction();
  const close = () => setOpen(undefined);
  const done = (words: string) => {
    close();
    setSaid(words);
    refresh();
  };
  const actions: PersonActions = {
    edit: (person) => setOpen({ kind: "person", person }),
    withdraw: (person) => setOpen({ kind: "withdraw", person }),
    revoke: (person) => setOpen({ kind: "revoke", person }),
    invite: (person) =>
      action.run(
        () => inviteAgain(person.id),
        (link) => {
          setOpen({ kind: "link", link: { ...link, name: person.name, email: person.account?.email ?? "" } });
          refresh();
        },
      ),
    restore: (person) =>
      action.run(
        () => restorePerson(person.id),
        () => done(t("person.restored", { name: person.name })),
      ),
  };
  const tab = tabs.find((each) => each === query.get("tab")) ?? "people";
  const counts = {
    people: process.people.length,
    delegations: process.delegations.length,
    groups: process.groups.length,
  };

  return (
    <>
      <div role="status">
        {said !== "" && (
          <Alert
            color="green"
            variant="light"
            mb="md"
            withCloseButton
            onClose={() => setSaid("")}
            closeButtonLabel={t("action.close")}
          >
            {said}
          </Alert>
        )}
      </div>
      {action.failure !== undefined && (
        <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
      <Tabs
        value={tab}
        onChange={(next) =>
          setQuery(next === "people" || next === null ? {} : { tab: next }, { replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)} <span className={classes.number}>{counts[each]}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeopleDesk process={process} actions={actions} onCreate={() => setOpen({ kind: "person" })} />
        </Tabs.Panel>
        <Tabs.Panel value="delegations">
          <Button
            leftSection={<Icon name="add" size={16} />}
            mb="lg"
            onClick={() => setOpen({ kind: "delegation" })}
          >
            {t("delegation.create")}
          </Button>
          {process.delegations.length === 0 && <Text mb="lg">{t("delegation.none")}</Text>}
          <Directory
            process={process}
            foot={(delegation) => (
              <div className={classes.foot}>
                <Anchor
                  component="button"
                  type="button"
                  aria-label={t("delegation.edit", { code: delegation.code })}
                  onClick={() => setOpen({ kind: "delegation", delegation })}
                >
                  {t("action.edit")}
                </Anchor>
                <Anchor
                  component="button"
                  type="button"
                  aria-label={t("delegation.addPersonTo", { code: delegation.code })}
                  onClick={() => setOpen({ kind: "person", delegation: delegation.code })}
                >
                  {t("delegation.addPerson")}
                </Anchor>
              </div>
            )}
          />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <h2 className="visually-hidden">{t("group.title")}</h2>
          <Button
            leftSection={<Icon name="add" size={16} />}
            mb="lg"
            onClick={() => setOpen({ kind: "group" })}
          >
            {t("group.create")}
          </Button>
          {process.groups.length === 0 && <Text mb="lg">{t("group.none")}</Text>}
          <Groups
            process={process}
            foot={(group) => (
              <div className={classes.foot}>
                <Anchor
                  component="button"
                  type="button"
                  aria-label={t("group.edit", { code: group.code })}
                  onClick={() => setOpen({ kind: "group", group })}
                >
                  {t("action.edit")}
                </Anchor>
              </div>
            )}
          />
        </Tabs.Panel>
      </Tabs>

      {open?.kind === "person" && (
        <PersonForm
          process={process}
          person={open.person}
          delegation={open.delegation}
          onClose={close}
          onChanged={() => {
            // Who changes their own part may see another page from then on.
            if (open.person?.id === me.id) window.location.reload();
            else done(t("action.saved"));
          }}
          onCreated={(link) => {
            setOpen({ kind: "link", link });
            refresh();
          }}
        />
      )}
      {open?.kind === "delegation" && (
        <DelegationForm process={process} delegation={open.delegation} onClose={close} onDone={refresh} />
      )}
      {open?.kind === "group" && (
        <GroupForm process={process} group={open.group} onClose={close} onDone={refresh} />
      )}
      {open?.kind === "withdraw" && (
        <WithdrawDialog
          person={open.person}
          onClose={close}
          onDone={() => done(t("withdraw.done", { name: open.person.name }))}
        />
      )}
      {open?.kind === "revoke" && (
        <RevokeDialog
          person={open.person}
          onClose={close}
          onDone={() => done(t("revoke.done", { name: open.person.name }))}
        />
      )}
      {open?.kind === "link" && <LinkDialog link={open.link} processName={process.name} onClose={close} />}
    </>
  );
}
