import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Head } from "../../components/Head";
import { dayFormat, deadlineFormat } from "../../components/time";
import type { PublishedHead, SigningKey } from "../../model/history";
import classes from "./Verify.module.css";

/** The heads that the server published, newest first. */
export function HeadTable({ heads }: { heads: readonly PublishedHead[] }) {
  const { t, i18n } = useTranslation();
  const format = deadlineFormat(i18n.language);
  const nameOf = (head: PublishedHead) =>
    head.kind === "revision"
      ? head.symbol
      : t(head.kind === "import" ? "verify.anImport" : "verify.withheldName");
  if (heads.length === 0) return <Text c="var(--plenary-quiet)">{t("verify.noHeads")}</Text>;
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("verify.columnSymbol")}</th>
            <th scope="col">{t("verify.columnIssued")}</th>
            <th scope="col">{t("head.label")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("verify.submit")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {heads.map((head) => (
            <tr key={`${head.kind} ${head.draft} ${head.seq} ${head.key}`}>
              <th scope="row">{nameOf(head)}</th>
              <td>
                <time dateTime={head.at.toISOString()}>{format.format(head.at)}</time>
              </td>
              <td>
                <Head head={head.head} />
              </td>
              <td>
                <Anchor
                  component={Link}
                  href={`/verify?head=${head.head}`}
                  aria-label={t("verify.checkOne", { symbol: nameOf(head) })}
                >
                  {t("verify.submit")}
                </Anchor>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The keys of the server, with which heads are signed and were. */
export function KeyTable({ keys }: { keys: readonly SigningKey[] }) {
  const { t, i18n } = useTranslation();
  const format = dayFormat(i18n.language);
  return (
    <ul className={classes.keys}>
      {keys.map((key) => (
        <li key={key.id} className={classes.key}>
          <div>
            <code className={classes.keyId}>{key.id}</code>{" "}
            <span className={classes.quiet}>{key.algorithm}</span>
          </div>
          <div className={classes.quiet}>
            {key.retiredAt === undefined
              ? t("verify.keySince", { time: format.format(key.createdAt) })
              : t("verify.keyUntil", {
                  from: format.format(key.createdAt),
                  until: format.format(key.retiredAt),
                })}
            {key.endorsedBy !== undefined && ` · ${t("verify.endorsedBy", { key: key.endorsedBy })}`}
          </div>
          <code className={classes.publicKey}>{key.publicKey}</code>
        </li>
      ))}
    </ul>
  );
}
