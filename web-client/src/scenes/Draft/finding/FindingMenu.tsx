import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CommentsInRoom } from "../comments/useComments";
import type { ContestedPanelState } from "../contested/useContestedPanel";
import type { OutlineState } from "../outline/useOutline";
import type { ProposalsInRoom } from "../proposals/inRoom";
import { Keys } from "./Keys";
import classes from "./Keys.module.css";
import type { FindingTool, FindingTools } from "./useFinding";

const offered: readonly Exclude<FindingTool, "replace">[] = ["find", "goTo", "shortcuts"];

interface FindingMenuProps {
  readonly outline: OutlineState;
  readonly tools: FindingTools;
  readonly contested: ContestedPanelState;
  readonly comments: CommentsInRoom;
  readonly proposals: ProposalsInRoom;
}

/** What a draft's room adds to the menu: the ways to find something, with their keys. */
export function FindingMenu({ outline, tools, contested, comments, proposals }: FindingMenuProps) {
  const { t } = useTranslation();
  const labels = { find: t("find.open"), goTo: t("goTo.open"), shortcuts: t("shortcuts.title") };
  return (
    <>
      <Menu.Item onClick={() => setTimeout(outline.toggle)}>
        {outline.place === undefined ? t("outline.show") : t("outline.hide")}
      </Menu.Item>
      <Menu.Item onClick={() => setTimeout(contested.toggle)}>
        {t(contested.place === undefined ? "contested.show" : "contested.hide")}
      </Menu.Item>
      <Menu.Item onClick={() => setTimeout(comments.list.toggle)}>
        {t(comments.list.place === undefined ? "comments.show" : "comments.hide")}
      </Menu.Item>
      <Menu.Item onClick={() => setTimeout(proposals.list.toggle)}>
        {t(proposals.list.place === undefined ? "proposals.show" : "proposals.hide")}
      </Menu.Item>
      {offered.map((tool) => (
        <Menu.Item
          key={tool}
          rightSection={
            <span className={classes.inMenu} aria-hidden="true">
              <Keys of={tool} />
            </span>
          }
          // The menu gives the focus back first.
          onClick={() => setTimeout(() => tools.show(tool))}
        >
          {labels[tool]}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
