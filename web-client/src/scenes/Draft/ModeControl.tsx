import { Button, Group, Menu, Modal, Text, UnstyledButton } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Occupancy } from "../../collab/occupancy";
import { Icon, type IconName } from "../../components/Icon";
import { barrierOfText } from "../../model/barrier";
import type { Me } from "../../model/person";
import { type DraftingMode, draftingModes, type Rights } from "../../model/standing";
import classes from "./ModeControl.module.css";
import type { Decisions } from "./useDecisions";
import { useOtherCount } from "./usePeople";

const icons: Readonly<Record<DraftingMode, IconName>> = { EVERYBODY: "pen", CHAIR: "eye", CLOSED: "lock" };

interface ModeControlProps {
  readonly mode: DraftingMode;
  readonly rights: Rights;
  readonly me: Me;
  readonly occupancy: Occupancy;
  readonly decisions: Decisions;
  readonly className?: string | undefined;
}

/** Who drafts now, as it is for the person who reads it. */
export function modeWords(mode: DraftingMode, rights: Rights, t: TFunction): string {
  if (mode !== "CLOSED" && rights.mayDecide) {
    return mode === "CHAIR" ? t("room.mode.deciding") : t("mode.EVERYBODY");
  }
  // Who may not write although everybody does only reads; in another mode the server does not tell them apart.
  const standing = { seq: 0, mode, archived: false, clauses: new Map() };
  if (barrierOfText({ standing, rights }) === "readOnly") return t(`room.mode.reading.${mode}`);
  return mode === "EVERYBODY" && rights.clauses !== undefined
    ? t("room.mode.named", { count: rights.clauses.size })
    : t(`mode.${mode}`);
}

interface ModeDialogProps {
  readonly asked: DraftingMode | undefined;
  readonly others: number;
  readonly busy: boolean;
  readonly onConfirm: (mode: DraftingMode) => void;
  readonly onClose: () => void;
}

/** The moment before everybody in the room may write, or may not. */
function ModeDialog({ asked, others, busy, onConfirm, onClose }: ModeDialogProps) {
  const { t } = useTranslation();
  // The dialog keeps its words while it fades.
  const [last, setLast] = useState<DraftingMode>("EVERYBODY");
  if (asked !== undefined && asked !== last) setLast(asked);
  const mode = asked ?? last;
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onClose}
      title={t(`room.modeConfirm.title.${mode}`)}
      centered
    >
      <Text>{t(`room.modeConfirm.explain.${mode}`)}</Text>
      {others > 0 && <Text mt="xs">{t("room.modeConfirm.here", { count: others })}</Text>}
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("lobby.cancel")}
        </Button>
        <Button loading={busy} onClick={() => onConfirm(mode)}>
          {t(`room.modeConfirm.submit.${mode}`)}
        </Button>
      </Group>
    </Modal>
  );
}

/** Who drafts now, for everybody to see, and for those who decide to change. */
export function ModeControl({ mode, rights, me, occupancy, decisions, className = "" }: ModeControlProps) {
  const { t } = useTranslation();
  const others = useOtherCount(occupancy, me);
  const [asked, setAsked] = useState<DraftingMode>();
  const said = modeWords(mode, rights, t);
  const words = (
    <>
      <Icon name={icons[mode]} size={16} />
      <span>{said}</span>
    </>
  );
  if (!rights.mayDecide) {
    return (
      <span className={`${classes.mode} ${className}`} data-mode={mode}>
        {words}
      </span>
    );
  }
  const decide = async (to: DraftingMode) => {
    await decisions.setMode(to);
    setAsked(undefined);
  };
  return (
    <>
      <Menu
        position="bottom-end"
        width={320}
        returnFocus
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <UnstyledButton
            className={`${classes.mode} ${classes.button} ${className}`}
            data-mode={mode}
            aria-label={t("mode.change", { mode: said })}
            aria-busy={decisions.busy}
          >
            {words}
            <Icon name="chevron" size={14} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown aria-label={t("mode.label")}>
          {draftingModes.map((each) => (
            <Menu.RadioItem
              key={each}
              value={each}
              checked={each === mode}
              closeMenuOnClick
              checkIcon={<Icon name="check" size={15} />}
              onChange={() => each !== mode && setAsked(each)}
            >
              {t(`mode.to.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ModeDialog
        asked={asked}
        others={others}
        busy={decisions.busy}
        onConfirm={(to) => void decide(to)}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}
