import type { Editor } from "@tiptap/react";
import type { ClauseEntry } from "../../../editor/clauses";
import { FindBar } from "./FindBar";
import { GoToField } from "./GoToField";
import { ShortcutsDialog } from "./ShortcutsDialog";
import type { FindingTools } from "./useFinding";

interface FindersProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly tools: FindingTools;
  readonly mayReplace: boolean;
}

/** Whichever of the tools to find something with is called for. */
export function Finders({ editor, clauses, tools, mayReplace }: FindersProps) {
  switch (tools.shown) {
    case "find":
    case "replace":
      return <FindBar editor={editor} clauses={clauses} tools={tools} mayReplace={mayReplace} />;
    case "goTo":
      return <GoToField editor={editor} tools={tools} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={tools.close} />;
    case undefined:
      return null;
  }
}
