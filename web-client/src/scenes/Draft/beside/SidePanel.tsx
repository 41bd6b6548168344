import { ActionIcon } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../../../components/Icon";
import classes from "./Beside.module.css";

interface SidePanelProps {
  readonly title: string;
  /** What it is called in the room, for the keys that go from one part of it to the next. */
  readonly region: string;
  readonly hide: string;
  readonly onFold: () => void;
  /** Whether what is in it stands beside the text and goes with it; else it stays in view, and is scrolled by itself. */
  readonly alongside?: boolean;
  readonly children: ReactNode;
}

/** A list at the right of the sheet. */
export function SidePanel({ title, region, hide, onFold, alongside = false, children }: SidePanelProps) {
  return (
    <aside
      className={classes.side}
      data-alongside={alongside || undefined}
      aria-label={title}
      data-room-region={region}
      tabIndex={-1}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={hide} onClick={onFold}>
          <Icon name="next" size={16} />
        </ActionIcon>
      </div>
      {children}
    </aside>
  );
}
