import { Menu, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../components/Icon";
import { type DraftingMode, draftingModes } from "../../model/standing";
import classes from "./ModeControl.module.css";
import type { Decisions } from "./useDecisions";

const icons: Readonly<Record<DraftingMode, IconName>> = { EVERYBODY: "pen", CHAIR: "eye", CLOSED: "lock" };

interface ModeControlProps {
  readonly mode: DraftingMode;
  readonly mayDecide: boolean;
  readonly decisions: Decisions;
  readonly className?: string | undefined;
}

/** Who drafts now, for everybody to see, and for those who decide to change. */
export function ModeControl({ mode, mayDecide, decisions, className = "" }: ModeControlProps) {
  const { t } = useTranslation();
  const words = (
    <>
      <Icon name={icons[mode]} size={16} />
      <span>{t(`mode.${mode}`)}</span>
    </>
  );
  if (!mayDecide) {
    return (
      <span className={`${classes.mode} ${className}`} data-mode={mode}>
        {words}
      </span>
    );
  }
  return (
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
          aria-label={t("mode.change", { mode: t(`mode.${mode}`) })}
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
            onChange={() => void decisions.setMode(each)}
          >
            {t(`mode.to.${each}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
