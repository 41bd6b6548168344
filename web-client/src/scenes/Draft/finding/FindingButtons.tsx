import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import { ariaKeys } from "../../../editor/shortcuts";
import type { OutlineState } from "../outline/useOutline";
import type { FindingTools } from "./useFinding";
import { useWithKeys } from "./useWithKeys";

interface FindingButtonsProps {
  readonly outline: OutlineState;
  readonly tools: FindingTools;
}

/** The buttons for whoever looks for something: the outline, and the line to find words in. */
export function FindingButtons({ outline, tools }: FindingButtonsProps) {
  const { t } = useTranslation();
  const withKeys = useWithKeys();
  const outlineLabel = outline.place === undefined ? t("outline.show") : t("outline.hide");
  return (
    <span>
      <Tooltip label={outlineLabel} openDelay={400}>
        <ActionIcon
          id={outlineButtonId}
          variant="subtle"
          color="gray"
          aria-label={t("outline.title")}
          aria-expanded={outline.place !== undefined}
          onClick={outline.toggle}
        >
          <Icon name="outline" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={withKeys(t("find.open"), "find")} openDelay={400}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("find.open")}
          aria-keyshortcuts={ariaKeys("find")}
          onClick={() => tools.show("find")}
        >
          <Icon name="search" />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

/** Where the focus goes back to when the outline closes. */
export const outlineButtonId = "outline-button";
