import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import type { Command } from "@tiptap/pm/state";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAbove,
  addRowBelow,
  deleteColumn,
  deleteRow,
  deleteTable,
  insertTable,
  toggleHeader,
} from "../../editor/tables/commands";
import { cellOfSelection } from "../../editor/tables/places";

const groups = [
  {
    rowAbove: addRowAbove,
    rowBelow: addRowBelow,
    columnBefore: addColumnBefore,
    columnAfter: addColumnAfter,
  },
  { header: toggleHeader },
  { deleteRow, deleteColumn, deleteTable },
] as const satisfies readonly Readonly<Record<string, Command>>[];

type KeysOf<T> = T extends unknown ? keyof T : never;
type Action = KeysOf<(typeof groups)[number]>;

function tableState({ state }: Editor) {
  const cell = cellOfSelection(state);
  const may = groups.flatMap((group) =>
    Object.entries(group).flatMap(([action, command]) => (command(state) ? [action] : [])),
  );
  return {
    inTable: cell !== undefined,
    mayInsert: insertTable(state),
    header: cell?.row.node.type.name,
    may,
  };
}

/** Puts in a table; in one, a menu of what can be done with its rows and columns. */
export function TableTool({ editor, disabled }: { readonly editor: Editor; readonly disabled: boolean }) {
  const { t } = useTranslation();
  const state = useEditorState({ editor, selector: ({ editor: current }) => tableState(current) });
  const run = (command: Command) => {
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const label = state.inTable ? t("tables.table") : t("tables.insert");
  const button = (onUse?: () => void) => (
    <ActionIcon
      variant={state.inTable ? "light" : "subtle"}
      color={state.inTable ? "ink" : "gray"}
      size="lg"
      aria-label={label}
      disabled={disabled || !(state.inTable || state.mayInsert)}
      // The selection stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onUse}
    >
      <Icon name="table" />
    </ActionIcon>
  );
  if (!state.inTable) {
    return (
      <Tooltip label={label} openDelay={400}>
        {button(() => run(insertTable))}
      </Tooltip>
    );
  }
  return (
    <Menu position="bottom-start" width={260} withInitialFocusPlaceholder={false} returnFocus={false}>
      <Menu.Target>{button()}</Menu.Target>
      <Menu.Dropdown>
        {groups.map((group, index) => (
          <div key={Object.keys(group)[0]}>
            {index > 0 && <Menu.Divider />}
            {Object.entries(group).map(([action, command]) => (
              <Menu.Item
                key={action}
                disabled={!state.may.includes(action)}
                rightSection={
                  action === "header" && state.header === "headerRow" ? (
                    <Icon name="check" size={16} />
                  ) : undefined
                }
                onClick={() => run(command)}
              >
                {t(`tables.${action as Action}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
