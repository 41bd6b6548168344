import { Icon, type IconName } from "../../../components/Icon";
import type { Position, PositionValue } from "../../../model/positions";
import { audienceIcons } from "../comments/words";
import classes from "./Positions.module.css";

const icons: Readonly<Record<PositionValue, IconName>> = {
  SUPPORT: "check",
  FLEXIBLE: "move",
  RESERVE: "pause",
  OPPOSE: "remove",
  AWAITING_INSTRUCTIONS: "more",
};

/** A position as a picture, and, where not everybody knows of it, a picture of who does. Its words are to stand beside it. */
export function ValueSign({
  value,
  audience,
}: Pick<Position, "audience"> & { readonly value: PositionValue }) {
  return (
    <span className={classes.sign} data-value={value} data-audience={audience.kind}>
      <Icon name={icons[value]} size={16} strong={value === "AWAITING_INSTRUCTIONS"} />
      {audience.kind !== "ALL" && (
        <span className={classes.private}>
          <Icon name={audienceIcons[audience.kind]} size={12} />
        </span>
      )}
    </span>
  );
}
