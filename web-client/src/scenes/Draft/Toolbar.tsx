import { ActionIcon, Button, Menu, NativeSelect, Tooltip } from "@mantine/core";
import type { Command } from "@tiptap/pm/state";
import { type Editor, useEditorState } from "@tiptap/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../components/Icon";
import { hasMarkedWords } from "../../editor/brackets/marking";
import { insertFootnote } from "../../editor/footnotes/commands";
import { currentKind, setKind } from "../../editor/kinds";
import { indent, outdent } from "../../editor/levels";
import { barrierAtCaret, mayArrange } from "../../editor/protection";
import { ariaKeys, type ShortcutId } from "../../editor/shortcuts";
import { addClauseBelow } from "../../editor/splitting";
import type { Barrier } from "../../model/barrier";
import { clauseKinds, isClauseKind } from "../../model/clause";
import { useWithKeys } from "./finding/useWithKeys";
import { TableTool } from "./TableTool";
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
    hasWords: hasMarkedWords(state),
    kind: currentKind(state),
    kinds: clauseKinds.filter((kind) => setKind(kind)(state)),
    mayUndo: editor.can().undo(),
    mayRedo: editor.can().redo(),
    mayAddFootnote: !closed && insertFootnote(state),
    mayIndent: !closed && indent(state),
    mayOutdent: !closed && outdent(state),
  };
}

/** Why there are no tools now: the text as a whole is closed to this person. */
type TextBarrier = Extract<Barrier, "readOnly" | "chairDrafts" | "closed">;

interface ToolbarProps {
  readonly editor: Editor;
  readonly disabled: boolean;
  /** What closes the whole text; it is said where the tools would be, before anybody types. */
  readonly closed: Barrier | undefined;
  /** Whether there is room for the most needed tools only, and the others are in a menu. */
  readonly narrow: boolean;
  /** Asks about brackets around what is selected; undefined where this person places none. */
  readonly onBracket: (() => void) | undefined;
  /** Begins a comment on what is selected, or on the clause at the caret; undefined where this person writes none. */
  readonly onComment: (() => void) | undefined;
  /** Asks what is to come in place of what is selected, or at the caret; undefined as above. */
  readonly onPlaceholder: (() => void) | undefined;
}

function isOfText(barrier: Barrier | undefined): barrier is TextBarrier {
  return barrier === "readOnly" || barrier === "chairDrafts" || barrier === "closed";
}

/** The tools for which there is no room in the bar. */
function MoreTools({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false} returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("room.moreTools")}>
          <Icon name="more" strong />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** The tools of the text. */
export function Toolbar({
  editor,
  disabled,
  closed,
  narrow,
  onBracket,
  onComment,
  onPlaceholder,
}: ToolbarProps) {
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
  const print = () => window.print();
  const undo = (
    <>
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
    </>
  );
  const kind = (
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
  );
  const letters = (
    <>
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
    </>
  );
  const footnote = (
    <Tool
      icon="footnote"
      label={t("footnotes.insert")}
      keys="footnote"
      disabled={disabled || !state.mayAddFootnote}
      onUse={() => run(insertFootnote)}
    />
  );
  const bracket = onBracket !== undefined && (
    <Tool
      icon="brackets"
      label={t("brackets.open")}
      keys="bracket"
      disabled={!state.hasWords}
      onUse={onBracket}
    />
  );
  const comment = onComment !== undefined && (
    <Tool icon="comment" label={t("comments.open")} keys="comment" disabled={false} onUse={onComment} />
  );
  const mayAwait = state.hasWords || !(disabled || state.closed);
  const placeholder = onPlaceholder !== undefined && (
    <Tool icon="toCome" label={t("placeholders.open")} disabled={!mayAwait} onUse={onPlaceholder} />
  );
  const commentItem = onComment !== undefined && (
    <Menu.Item
      leftSection={<Icon name="comment" size={16} />}
      // The menu gives the focus back first.
      onClick={() => setTimeout(onComment)}
    >
      {t("comments.open")}
    </Menu.Item>
  );
  const placeholderItem = onPlaceholder !== undefined && (
    <Menu.Item
      leftSection={<Icon name="toCome" size={16} />}
      disabled={!mayAwait}
      onClick={() => setTimeout(onPlaceholder)}
    >
      {t("placeholders.open")}
    </Menu.Item>
  );
  const table = <TableTool editor={editor} disabled={disabled || state.closed} />;
  const levels = [
    { icon: "outdent", keys: "outdent", may: state.mayOutdent, command: outdent },
    { icon: "indent", keys: "indent", may: state.mayIndent, command: indent },
  ] as const;
  const tools = narrow ? (
    <>
      {undo}
      {kind}
      {letters}
      {bracket}
      {table}
      <Tool
        icon="add"
        label={t("toolbar.addClauseShort")}
        disabled={disabled || !state.mayAdd}
        onUse={() => run(addClauseBelow)}
      />
      <MoreTools>
        {commentItem}
        <Menu.Item
          leftSection={<Icon name="footnote" size={16} />}
          disabled={disabled || !state.mayAddFootnote}
          onClick={() => run(insertFootnote)}
        >
          {t("footnotes.insert")}
        </Menu.Item>
        {placeholderItem}
        {levels.map(({ icon, may, command }) => (
          <Menu.Item
            key={icon}
            leftSection={<Icon name={icon} size={16} />}
            disabled={disabled || !may}
            onClick={() => run(command)}
          >
            {t(`toolbar.${icon}`)}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name="print" size={16} />} onClick={print}>
          {t("draft.print")}
        </Menu.Item>
      </MoreTools>
    </>
  ) : (
    <>
      {undo}
      <span className={classes.gap} />
      {kind}
      <span className={classes.gap} />
      {letters}
      <span className={classes.gap} />
      {levels.map(({ icon, keys, may, command }) => (
        <Tool
          key={icon}
          icon={icon}
          label={t(`toolbar.${icon}`)}
          keys={keys}
          disabled={disabled || !may}
          onUse={() => run(command)}
        />
      ))}
      {footnote}
      {table}
      {bracket}
      {comment}
      {placeholder}
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
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label={t("toolbar.label")} className={classes.bar} data-room-region="tools">
      <div className={classes.tools}>
        {isOfText(closed) ? (
          <>
            <p className={classes.state}>
              <Icon name={closed === "chairDrafts" ? "eye" : "lock"} size={17} />
              <span>{t(`room.state.${closed}`)}</span>
            </p>
            {bracket}
            {narrow ? (
              (commentItem || placeholderItem) && (
                <MoreTools>
                  {commentItem}
                  {placeholderItem}
                </MoreTools>
              )
            ) : (
              <>
                {comment}
                {placeholder}
              </>
            )}
          </>
        ) : (
          tools
        )}
        {(!narrow || isOfText(closed)) && (
          <>
            <span className={classes.spring} />
            <Tool icon="print" label={t("draft.print")} disabled={false} onUse={print} />
          </>
        )}
      </div>
    </div>
  );
}
