import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DelegationGroup, Process } from "../../model/process";
import classes from "./Directory.module.css";

interface GroupsProps {
  readonly process: Process;
  readonly foot?: (group: DelegationGroup) => ReactNode;
}

/** The groups of delegations, each with its members. */
export function Groups({ process, foot }: GroupsProps) {
  const { t } = useTranslation();
  const names = new Map(process.delegations.map((each) => [each.code, each.name]));
  const sorted = [...process.groups].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <ul className={classes.delegations}>
      {sorted.map((group) => (
        <li key={group.code} className={classes.delegation}>
          <div className={classes.head}>
            <h3 className={classes.name}>{group.name}</h3>
            <span className={classes.code}>{group.code}</span>
          </div>
          <div className={classes.note}>
            {group.members.length === 0
              ? t("group.empty")
              : group.members
                  .map((code) => names.get(code) ?? code)
                  .sort((a, b) => a.localeCompare(b))
                  .join(", ")}
          </div>
          {foot?.(group)}
        </li>
      ))}
    </ul>
  );
}
