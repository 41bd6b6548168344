import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Me } from "../../model/person";
import classes from "./Account.module.css";

/** What the server knows of the signed-in person. */
export function WhoIAm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const facts: readonly (readonly [string, string])[] = [
    [t("account.name"), me.name],
    [t("account.email"), me.email ?? t("account.noEmail")],
    [t("account.process"), me.processName],
    ...(me.delegation === undefined
      ? []
      : [[t("account.delegation"), `${me.delegation.name} (${me.delegation.code})`] as const]),
    [t("account.part"), t(`role.${me.role}`) + (me.rank === undefined ? "" : ` · ${t(`rank.${me.rank}`)}`)],
  ];
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!me.mayManage && (
        <Text mt="sm" c="var(--plenary-quiet)">
          {t("account.wrong")}
        </Text>
      )}
    </>
  );
}
