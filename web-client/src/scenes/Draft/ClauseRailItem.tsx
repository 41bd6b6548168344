import type { TFunction } from "i18next";
import { memo } from "react";
import { clauseName } from "../../components/clauseName";
import { Icon } from "../../components/Icon";
import { StatusBadge } from "../../components/StatusBadge";
import type { ClauseEntry } from "../../editor/clauses";
import type { ClauseId } from "../../model/ids";
import type { ClauseStatus } from "../../model/standing";
import classes from "./ClauseRail.module.css";
import { clauseButtonId } from "./useClauseKeys";
import type { useDragging } from "./useDragging";

interface ClauseRailItemProps {
  readonly clause: ClauseEntry;
  readonly status: ClauseStatus;
  readonly isReopened: boolean;
  /** On what its agreement depends, in words; "" for nothing. */
  readonly tail: string;
  /** What the package is called that it is in; "" for none. */
  readonly bundle: string;
  /** Whether brackets stand in it, though its status says something else. */
  readonly isBracketedToo: boolean;
  /** Whether this person may write, and not here. */
  readonly isNotYours: boolean;
  readonly isMovable: boolean;
  readonly mayDecide: boolean;
  /** Whether its menu is open. */
  readonly isShown: boolean;
  /** Where the clause begins, in pixels below the top of the text; undefined where it is not on the sheet. */
  readonly top: number | undefined;
  readonly t: TFunction;
  /** These must be stable. */
  readonly onShow: (clause: ClauseId, asked: "margin") => void;
  readonly onClose: () => void;
  readonly onLeave: () => void;
  readonly handle: ReturnType<typeof useDragging>["handle"];
}

/** What stands beside one clause. Drawn anew only when something of it changed: a draft has hundreds. */
export const ClauseRailItem = memo(function ClauseRailItem({
  clause,
  status,
  isReopened,
  tail,
  bundle,
  isBracketedToo,
  isNotYours,
  isMovable,
  mayDecide,
  isShown,
  top,
  t,
  onShow,
  onClose,
  onLeave,
  handle,
}: ClauseRailItemProps) {
  const said = isReopened ? t("status.reopened") : tail || t(`status.${status}`);
  const words = {
    clause: clauseName(clause, t),
    status: [
      said,
      isBracketedToo && t("status.BRACKETED"),
      bundle !== "" && t("packages.inOne", { title: bundle }),
    ]
      .filter((each) => each !== false)
      .join(", "),
  };
  return (
    <li
      className={classes.item}
      data-kind={clause.kind}
      data-numbered={clause.number !== "" || undefined}
      style={{ top: top ?? 0 }}
      hidden={top === undefined}
    >
      {isMovable && clause.kind !== "title" && (
        <button
          type="button"
          className={classes.grip}
          // From the keyboard clauses are moved in the text, and by the menu.
          tabIndex={-1}
          aria-label={t("move.drag", { clause: words.clause })}
          title={t("move.drag", { clause: words.clause })}
          {...handle(clause.id)}
        >
          <Icon name="grip" size={16} strong />
        </button>
      )}
      <button
        type="button"
        id={clauseButtonId(clause.id)}
        className={classes.button}
        title={tail === "" ? undefined : tail}
        aria-haspopup="dialog"
        aria-expanded={isShown}
        aria-label={mayDecide ? t("status.decide", words) : t("status.is", words)}
        // A second press closes what the first one opened.
        onMouseDown={(event) => isShown && event.stopPropagation()}
        onTouchStart={(event) => isShown && event.stopPropagation()}
        onClick={() => (isShown ? onClose() : onShow(clause.id, "margin"))}
        // The focus is still here for a moment after the press that opens.
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (isShown) onClose();
          else onLeave();
        }}
      >
        <span className={classes.handle}>
          <Icon name="chevron" size={14} />
        </span>
        {(status !== "OPEN" || isReopened) && <StatusBadge status={status} reopened={isReopened} />}
        {bundle !== "" && (
          <span className={classes.bundle} title={t("packages.inOne", { title: bundle })}>
            <Icon name="package" size={12} />
          </span>
        )}
        {isBracketedToo && <StatusBadge status="BRACKETED" />}
        {isNotYours && (
          <span className={classes.notYours}>
            <Icon name="eye" size={12} />
            {t("room.closedToYou")}
          </span>
        )}
      </button>
    </li>
  );
});
