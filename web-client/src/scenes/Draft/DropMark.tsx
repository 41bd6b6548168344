import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import type { ClauseEntry } from "../../editor/clauses";
import classes from "./Moving.module.css";
import type { Dragged } from "./useDragging";

/** Shows which clause is dragged, and where it would stand. */
export function DropMark({ dragged, clauses }: { dragged: Dragged; clauses: readonly ClauseEntry[] }) {
  const { t } = useTranslation();
  const nameOf = (id: string | undefined) => {
    const entry = clauses.find((clause) => clause.id === id);
    return entry === undefined ? "" : clauseName(entry, t);
  };
  const { target, top, height, width } = dragged;
  const across = { "--text-width": `${width}px` } as CSSProperties;
  const words = { clause: nameOf(dragged.clause), before: nameOf(target?.behind) };
  return (
    <div aria-hidden="true">
      <div className={classes.taken} style={{ top, height, ...across }} />
      {target !== undefined && (
        <div className={classes.line} style={{ top: target.top, ...across }}>
          <span className={classes.chip}>
            {words.before === "" ? t("move.droppingFirst", words) : t("move.dropping", words)}
          </span>
        </div>
      )}
    </div>
  );
}
