import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import { ariaKeys } from "../../../editor/shortcuts";
import type { CommentsInRoom } from "../comments/useComments";
import type { ContestedPanelState } from "../contested/useContestedPanel";
import type { OutlineState } from "../outline/useOutline";
import type { ProposalsInRoom } from "../proposals/inRoom";
import classes from "./FindingButtons.module.css";
import type { FindingTools } from "./useFinding";
import { useWithKeys } from "./useWithKeys";

interface FindingButtonsProps {
  readonly outline: OutlineState;
  readonly tools: FindingTools;
  readonly contested: ContestedPanelState;
  readonly comments: CommentsInRoom;
  readonly proposals: ProposalsInRoom;
  /** How much is contested. */
  readonly count: number;
}

/** The buttons for whoever looks for something: the outline, and the line to find words in. */
export function FindingButtons({
  outline,
  tools,
  contested,
  comments,
  proposals,
  count,
}: FindingButtonsProps) {
  const { t } = useTranslation();
  const withKeys = useWithKeys();
  const outlineLabel = outline.place === undefined ? t("outline.show") : t("outline.hide");
  return (
    <span className={classes.buttons}>
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
      <Tooltip label={t(contested.place === undefined ? "contested.show" : "contested.hide")} openDelay={400}>
        <Button
          id={contestedButtonId}
          data-leads-away=""
          className={classes.contested ?? ""}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Icon name="brackets" />}
          aria-label={t("contested.button", { count })}
          aria-expanded={contested.place !== undefined}
          onClick={contested.toggle}
        >
          {count}
        </Button>
      </Tooltip>
      <Tooltip
        label={t(comments.list.place === undefined ? "comments.show" : "comments.hide")}
        openDelay={400}
      >
        <Button
          id={commentsButtonId}
          data-leads-away=""
          className={classes.contested ?? ""}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Icon name="comment" />}
          aria-label={
            comments.unread === 0
              ? t("comments.button", { count: comments.open })
              : t("comments.buttonNew", { count: comments.unread, open: comments.open })
          }
          aria-expanded={comments.list.place !== undefined}
          onClick={comments.list.toggle}
        >
          {comments.open}
          {comments.unread > 0 && <span className={classes.unread} data-count={comments.unread} />}
        </Button>
      </Tooltip>
      <Tooltip
        label={t(proposals.list.place === undefined ? "proposals.show" : "proposals.hide")}
        openDelay={400}
      >
        <Button
          id={proposalsButtonId}
          data-leads-away=""
          className={classes.contested ?? ""}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Icon name="propose" />}
          aria-label={t("proposals.button", { count: proposals.open })}
          aria-expanded={proposals.list.place !== undefined}
          onClick={proposals.list.toggle}
        >
          {proposals.open}
        </Button>
      </Tooltip>
      <Tooltip label={t("positions.title")} openDelay={400}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("positions.open")}
          aria-haspopup="dialog"
          onClick={() => comments.showPositions(undefined)}
        >
          <Icon name="stands" />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

/** Where the focus goes back to when the list of what is contested closes. */
export const contestedButtonId = "contested-button";

/** Where the focus goes back to when the comments close. */
export const commentsButtonId = "comments-button";

/** Where the focus goes back to when the proposals close. */
export const proposalsButtonId = "proposals-button";

/** Where the focus goes back to when the outline closes. */
export const outlineButtonId = "outline-button";
