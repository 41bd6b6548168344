import { Popover, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Occupancy } from "../../collab/occupancy";
import { Icon } from "../../components/Icon";
import { type ClauseGuide, Initials, People } from "../../components/People";
import { byDelegation } from "../../model/byDelegation";
import { type Me, nameWithDelegation } from "../../model/person";
import classes from "./DraftRoom.module.css";
import { useEverybody } from "./usePeople";

const shownAvatars = 4;

interface PeopleButtonProps {
  readonly me: Me;
  readonly occupancy: Occupancy;
  readonly guide: ClauseGuide;
  /** Whether the list of people has given its place beside the sheet to another. */
  readonly always: boolean;
}

/** The faces of those in the room, delegation by delegation; it opens the list of them. */
export function PeopleButton({ me, occupancy, guide, always }: PeopleButtonProps) {
  const { t } = useTranslation();
  const people = useEverybody(occupancy, me);
  const [opened, setOpened] = useState(false);
  // Who went to a clause stays there; who only looked comes back to the button.
  const [returns, setReturns] = useState(true);
  const faces = byDelegation(people).flatMap((group) => group.people);
  const goTo: ClauseGuide["goTo"] = (clause) => {
    setReturns(false);
    setOpened(false);
    guide.goTo(clause);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={300}
      shadow="md"
      trapFocus
      returnFocus={returns}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.avatars}
          data-room-region="people"
          data-always={always || undefined}
          onClick={() => {
            setReturns(true);
            setOpened((last) => !last);
          }}
        >
          <span className="visually-hidden">{t("people.count", { count: people.length })}</span>
          <span className={classes.faces} aria-hidden="true">
            {faces.slice(0, shownAvatars).map((person) => (
              <span key={person.id} title={nameWithDelegation(person)}>
                <Initials person={person} />
              </span>
            ))}
          </span>
          <span className={classes.count} aria-hidden="true">
            <Icon name="people" size={20} />
            {people.length}
          </span>
          {people.length > shownAvatars && (
            <span className={classes.more} aria-hidden="true">
              +{people.length - shownAvatars}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600} mb="xs">
          {t("people.title")}
        </Text>
        <People me={me} people={people} guide={{ ...guide, goTo }} />
      </Popover.Dropdown>
    </Popover>
  );
}
