import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import type { Process } from "../../model/process";
import classes from "./InviteMany.module.css";
import type { Fault, ListLine, Verdict } from "./list";

function FaultText({ fault }: { fault: Fault }) {
  const { t } = useTranslation();
  switch (fault.kind) {
    case "notAnEmail":
      return t("fault.notAnEmail", { email: fault.email });
    case "unknownDelegation":
      return t("fault.unknownDelegation", { code: fault.code });
    case "unknownRank":
      return t("fault.unknownRank", { rank: fault.rank });
    case "twice":
      return t("fault.twice", { line: fault.line });
    case "noName":
    case "nameTooLong":
    case "noEmail":
    case "noDelegation":
      return t(`fault.${fault.kind}`);
  }
}

function VerdictText({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  switch (verdict.kind) {
    case "new":
      return (
        <span className={classes.verdict} data-tone="good">
          <Icon name="check" size={15} /> {t("inviteMany.verdictNew")}
        </span>
      );
    case "known":
      return (
        <span className={classes.verdict} data-tone="quiet">
          {t("inviteMany.verdictKnown", { name: verdict.as })}
        </span>
      );
    case "wrong":
      return (
        <div className={classes.verdict} data-tone="bad">
          <Icon name="warning" size={15} />
          <div>
            {verdict.faults.map((fault) => (
              <div key={fault.kind}>
                <FaultText fault={fault} />
              </div>
            ))}
          </div>
        </div>
      );
  }
}

/** Each line as it was understood, and what will happen to it. */
export function Preview({ lines, process }: { lines: readonly ListLine[]; process: Process }) {
  const { t } = useTranslation();
  const names = new Map(process.delegations.map((each) => [each.code, each.name]));
  const delegationOf = ({ verdict, delegation }: ListLine) =>
    verdict.kind === "new" && verdict.entry.delegation !== undefined
      ? `${names.get(verdict.entry.delegation) ?? ""} (${verdict.entry.delegation})`
      : delegation;
  const rankOf = ({ verdict, rank }: ListLine) => {
    if (verdict.kind !== "new") return rank;
    return verdict.entry.rank === undefined
      ? t(`role.${verdict.entry.role}`)
      : t(`rank.${verdict.entry.rank}`);
  };
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t("inviteMany.preview")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("inviteMany.columnLine")}</th>
            <th scope="col">{t("person.name")}</th>
            <th scope="col">{t("person.email")}</th>
            <th scope="col">{t("person.delegation")}</th>
            <th scope="col">{t("person.rank")}</th>
            <th scope="col">{t("inviteMany.columnVerdict")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td className={classes.number}>{line.line}</td>
              <td>{line.name}</td>
              <td className={classes.break}>{line.email}</td>
              <td>{delegationOf(line)}</td>
              <td>{rankOf(line)}</td>
              <td>
                <VerdictText verdict={line.verdict} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
