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
}

const share = (part: number, whole: number) => `${whole === 0 ? 0 : (part / whole) * 100}%`;

/** What each delegation did, as figures with a bar; each row chooses the delegation, where there is something to choose. */
export function Figures({ label, delegations, chosen, onToggle, shares = false }: FiguresProps) {
  const { t, i18n } = useTranslation();
  const lookOf = useLook();
  const count = new Intl.NumberFormat(i18n.language);
  const most = Math.max(1, ...delegations.map(({ inserted, deleted }) => inserted + deleted));
  const all = delegations.reduce((sum, { inserted }) => sum + inserted, 0);
  return (
    <ul className={classes.list} aria-label={label}>
      {delegations.map((each) => {
        const key = delegationKey(each);
        const look = lookOf(each.delegation);
        const inner = (
          <>
            <span className={classes.swatch} />
            <span className={classes.name} title={look.name}>
              {each.delegation === undefined ? (
                t("people.without")
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
                  all === 0 ? 0 : each.inserted / all,
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
              <span className={classes.in} style={{ width: share(each.inserted, most) }} />
              <span className={classes.out} style={{ width: share(each.deleted, most) }} />
            </span>
          </>
        );
        return (
          <li key={key}>
            {onToggle === undefined ? (
              <div className={classes.row} style={look.style}>
                {inner}
              </div>
            ) : (
              <button
                type="button"
                className={classes.row}
                style={look.style}
                aria-pressed={chosen?.has(key) ?? false}
                onClick={() => onToggle(key)}
              >
                {inner}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
