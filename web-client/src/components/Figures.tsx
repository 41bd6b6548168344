import { Anchor } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DelegationKey, delegationKey } from "../model/changes";
import type { DelegationFigures } from "../model/history";
import classes from "./Figures.module.css";
import { useLook } from "./palette";

interface FiguresProps {
  readonly label: string;
  readonly delegations: readonly DelegationFigures[];
  /** The delegations that are chosen; without it, the figures are only read. */
  readonly chosen?: ReadonlySet<DelegationKey>;
  readonly onToggle?: (delegation: DelegationKey) => void;
  /** Whether text is only counted as there, and not as put in and taken out. */
  readonly shares?: boolean;
  /** How many are shown before the rest is asked for. */
  readonly most?: number;
}

const share = (part: number, whole: number) => `${whole === 0 ? 0 : (part / whole) * 100}%`;

/** What each delegation did, as figures with a bar; each row chooses the delegation, where there is something to choose. */
export function Figures(props: FiguresProps) {
  const { label, delegations, chosen, onToggle, shares = false, most = Number.POSITIVE_INFINITY } = props;
  const { t, i18n } = useTranslation();
  const lookOf = useLook();
  const count = new Intl.NumberFormat(i18n.language);
  const [all, setAll] = useState(false);
  const size = ({ inserted, deleted }: DelegationFigures) => inserted + deleted;
  const sorted = [...delegations].sort((a, b) => size(b) - size(a));
  // One that is hidden takes as much room as the button that shows it.
  const shown = all || sorted.length <= most + 1 ? sorted : sorted.slice(0, most);
  const longest = Math.max(1, ...delegations.map(({ inserted, deleted }) => inserted + deleted));
  const whole = delegations.reduce((sum, { inserted }) => sum + inserted, 0);
  return (
    <ul className={classes.list} aria-label={label}>
      {shown.map((each) => {
        const key = delegationKey(each);
        const look = lookOf(each.delegation);
        const inner = (
          <>
            <span className={classes.swatch} />
            <span className={classes.name} title={look.name}>
              {each.delegation === undefined ? (
                <span className={classes.people}>
                  {t(each.ofDraft ? "change.theDraft" : "people.without")}
                </span>
              ) : (
                <>
                  <span className={classes.code}>{each.delegation}</span>
                  {look.name !== each.delegation && ` ${look.name}`}
                </>
              )}
            </span>
            {shares ? (
              <span className={classes.numbers}>
                {new Intl.NumberFormat(i18n.language, { style: "percent" }).format(
                  whole === 0 ? 0 : each.inserted / whole,
                )}
              </span>
            ) : (
              <span className={classes.numbers}>
                <span aria-hidden="true">
                  +{count.format(each.inserted)} −{count.format(each.deleted)}
                </span>
                <span className="visually-hidden">
                  {t("figures.inAndOut", { inserted: each.inserted, deleted: each.deleted })}
                </span>
              </span>
            )}
            <span className={classes.bar} aria-hidden="true">
              <span className={classes.in} style={{ width: share(each.inserted, longest) }} />
              <span className={classes.out} style={{ width: share(each.deleted, longest) }} />
            </span>
          </>
        );
        return (
          <li key={key}>
            {onToggle === undefined ? (
              <div className={classes.row} {...look.ink}>
                {inner}
              </div>
            ) : (
              <button
                type="button"
                className={classes.row}
                {...look.ink}
                aria-pressed={chosen?.has(key) ?? false}
                onClick={() => onToggle(key)}
              >
                {inner}
              </button>
            )}
          </li>
        );
      })}
      {shown.length < sorted.length && (
        <li className={classes.more}>
          <Anchor component="button" type="button" fz="0.92rem" onClick={() => setAll(true)}>
            {t("figures.more", { count: sorted.length - shown.length })}
          </Anchor>
        </li>
      )}
    </ul>
  );
}
