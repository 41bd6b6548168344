import { ActionIcon, Button, NativeSelect, Tooltip } from "@mantine/core";
import type { Command } from "@tiptap/pm/state";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../components/Icon";
import { currentKind, setKind } from "../../editor/kinds";
import { indent, outdent } from "../../editor/levels";
import { barrierAtCaret, mayArrange } from "../../editor/protection";
import { ariaKeys, type ShortcutId } from "../../editor/shortcuts";
import { addClauseBelow } from "../../editor/splitting";
import { clauseKinds, isClauseKind } from "../../model/clause";
import { useWithKeys } from "./finding/useWithKeys";
import classes from "./Toolbar.module.css";

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: ShortcutId | undefined;
  readonly disabled: boolean;
  readonly pressed?: boolean;
  readonly onUse: () => void;
}

function Tool({ icon, label, keys, disabled, pressed, onUse }: ToolProps) {
  const withKeys = useWithKeys();
  return (
    <Tooltip label={keys === undefined ? label : withKeys(label, keys)} openDelay={400}>
      <ActionIcon
        variant={pressed === true ? "light" : "subtle"}
        color={pressed === true ? "ink" : "gray"}
        size="lg"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        disabled={disabled}
        // The selection stays in the text.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onUse}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}

function toolState(editor: Editor) {
  const { state } = editor;
  const closed = barrierAtCaret(state) !== undefined;
  return {
    closed,
    mayAdd: mayArrange(state),
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    kind: currentKind(state),
    kinds: clauseKinds.filter((kind) => setKind(kind)(state)),
    mayUndo: editor.can().undo(),
    mayRedo: editor.can().redo(),
    mayIndent: !closed && indent(state),
    mayOutdent: !closed && outdent(state),
  };
}

/** The tools of the text. */
export function Toolbar({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const { t } = useTranslation();
  const state = useEditorState({ editor, selector: ({ editor: current }) => toolState(current) });
  const run = (command: Command) => {
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const kinds = clauseKinds.map((kind) => ({
    value: kind,
    label: t(`kind.${kind}`),
    disabled: kind !== state.kind && !state.kinds.includes(kind),
  }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label={t("toolbar.label")} className={classes.bar}>
      <div className={classes.tools}>
        <Tool
          icon="undo"
          label={t("toolbar.undo")}
          keys="undo"
          disabled={disabled || !state.mayUndo}
          onUse={() => editor.chain().focus().undo().run()}
        />
        <Tool
          icon="redo"
          label={t("toolbar.redo")}
          keys="redo"
          disabled={disabled || !state.mayRedo}
          onUse={() => editor.chain().focus().redo().run()}
        />
        <span className={classes.gap} />
        <NativeSelect
          className={classes.kind ?? ""}
          aria-label={t("toolbar.kind")}
          data={state.kind === undefined ? [{ value: "", label: "–" }, ...kinds] : kinds}
          value={state.kind ?? ""}
          disabled={disabled || state.closed}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (isClauseKind(chosen)) run(setKind(chosen));
          }}
        />
        <span className={classes.gap} />
        <Tool
          icon="bold"
          label={t("toolbar.bold")}
          keys="bold"
          disabled={disabled || state.closed}
          pressed={state.bold}
          onUse={() => editor.chain().focus().toggleMark("bold").run()}
        />
        <Tool
          icon="italic"
          label={t("toolbar.italic")}
          keys="italic"
          disabled={disabled || state.closed}
          pressed={state.italic}
          onUse={() => editor.chain().focus().toggleMark("italic").run()}
        />
        <span className={classes.gap} />
        <Tool
          icon="outdent"
          label={t("toolbar.outdent")}
          keys="outdent"
          disabled={disabled || !state.mayOutdent}
          onUse={() => run(outdent)}
        />
        <Tool
          icon="indent"
          label={t("toolbar.indent")}
          keys="indent"
          disabled={disabled || !state.mayIndent}
          onUse={() => run(indent)}
        />
        <span className={classes.gap} />
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          leftSection={<Icon name="add" size={16} />}
          disabled={disabled || !state.mayAdd}
          title={t("toolbar.addClause")}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(addClauseBelow)}
        >
          {t("toolbar.addClauseShort")}
        </Button>
        <span className={classes.spring} />
        <Tool icon="print" label={t("draft.print")} disabled={false} onUse={() => window.print()} />
      </div>
    </div>
  );
}
