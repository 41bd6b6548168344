import { Popover } from "@mantine/core";
import { type CSSProperties, type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DelegationKey, Section, TextChange } from "../../model/changes";
import type { MarkedClause, Run } from "../../model/history";
import type { ClauseId } from "../../model/ids";
import { ClauseText } from "./ClauseText";
import { DeedCard } from "./DeedCard";
import classes from "./MarkedText.module.css";
import { makeReachable, usePointing } from "./usePointing";

interface MarkedTextProps {
  readonly label: string;
  readonly sections: readonly Section[];
  readonly changesOf: ReadonlyMap<ClauseId, readonly TextChange[]>;
  readonly manner: "merged" | "sides" | "authors";
  readonly chosen: ReadonlySet<DelegationKey>;
  readonly current: TextChange | undefined;
  readonly menu?: (clause: MarkedClause) => ReactNode;
  /** What stands over the two sides, the one before first. */
  readonly heads?: readonly string[];
  /** The id of the clause in which something has just changed. */
  readonly edited?: string | undefined;
  /** What stands for clauses that are folded away. */
  readonly fold?: (clauses: readonly MarkedClause[]) => ReactNode;
}

const none: readonly TextChange[] = [];

function findRun(
  sections: readonly Section[],
  place: string,
): { clause: MarkedClause; run: Run } | undefined {
  const cut = place.lastIndexOf(":");
  const [id, index] = [place.slice(0, cut), Number(place.slice(cut + 1))];
  for (const section of sections) {
    if (section.kind !== "clause" || section.clause.id !== id) continue;
    const run = section.clause.runs[index];
    if (run !== undefined) return { clause: section.clause, run };
  }
  return undefined;
}

/** A text with its changes, or with its authors. Who points at a piece of it is told whose it is. */
export function MarkedText(props: MarkedTextProps) {
  const { label, sections, changesOf, manner, chosen, current, menu, fold, edited, heads } = props;
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const cardId = useId();
  const { pointed, hold, release } = usePointing(root, cardId);
  const found = useMemo(
    () => (pointed === undefined ? undefined : findRun(sections, pointed.place)),
    [pointed, sections],
  );
  // After each drawing, one piece can be reached by Tab.
  useEffect(() => {
    const text = root.current;
    const first = text?.querySelector<HTMLElement>("[data-at]");
    if (text === null || first == null || text.querySelector('[data-at][tabindex="0"]') !== null) return;
    makeReachable(text, first);
  });
  const spoken = {
    "--says-insert": JSON.stringify(t("change.spokenInsert")),
    "--says-delete": JSON.stringify(t("change.spokenDelete")),
    "--says-end": JSON.stringify(t("change.spokenEnd")),
  };
  return (
    <section
      ref={root}
      className={classes.text}
      data-manner={manner}
      aria-label={label}
      style={spoken as CSSProperties}
    >
      {manner === "sides" && heads !== undefined && (
        <div className={classes.heads}>
          {heads.map((head) => (
            <span key={head} className={classes.headOf}>
              {head}
            </span>
          ))}
        </div>
      )}
      {sections.map((section) =>
        section.kind === "clause" ? (
          <ClauseText
            key={section.clause.id}
            clause={section.clause}
            changes={changesOf.get(section.clause.id) ?? none}
            manner={manner}
            chosen={chosen}
            current={current?.clause === section.clause.id ? current.key : undefined}
            menu={menu}
            edited={edited === section.clause.id}
          />
        ) : (
          fold !== undefined && (
            <div key={`fold ${section.clauses[0]?.id}`} className={classes.fold}>
              {fold(section.clauses)}
            </div>
          )
        ),
      )}
      {pointed !== undefined && found !== undefined && (
        <Popover
          key={`${pointed.place} ${pointed.box.left} ${pointed.box.top}`}
          opened
          position="bottom-start"
          offset={6}
          shadow="md"
          withRoles={false}
          withinPortal={false}
          trapFocus={false}
          middlewares={{ flip: true, shift: { padding: 8 } }}
        >
          <Popover.Target>
            <span className={classes.anchor} style={pointed.box} />
          </Popover.Target>
          <Popover.Dropdown
            id={cardId}
            role="tooltip"
            className={classes.dropdown ?? ""}
            onMouseEnter={hold}
            onMouseLeave={release}
          >
            <DeedCard run={found.run} clause={found.clause} authors={manner === "authors"} />
          </Popover.Dropdown>
        </Popover>
      )}
    </section>
  );
}
