import { Anchor, Button, CopyButton, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { describeError } from "../../components/describeError";
import { download } from "../../components/download";
import { Icon } from "../../components/Icon";
import { Said } from "../../components/Said";
import { separatedValues } from "./cells";
import classes from "./InviteMany.module.css";
import type { Outcome } from "./useCreation";

interface OutcomesProps {
  readonly outcomes: readonly Outcome[];
  /** Whether no more will come by themselves. */
  readonly finished: boolean;
  readonly onSaved: () => void;
}

/** The links of those who were written down, to be kept at once, and why others were not. */
export function Outcomes({ outcomes, finished, onSaved }: OutcomesProps) {
  const { t, i18n } = useTranslation();
  const created = outcomes.filter((each) => each.kind === "created");
  const refused = outcomes.length - created.length;
  const save = () => {
    const head = ["name", "email", "delegation", "rank", "link", "until"] as const;
    const rows = created.map(({ entry, link }) => [
      entry.name,
      entry.email,
      entry.delegation ?? "",
      t(entry.rank === undefined ? `role.${entry.role}` : `rank.${entry.rank}`),
      link.link,
      link.expiresAt.toISOString(),
    ]);
    const titles = head.map((each) => t(`inviteMany.file.${each}`));
    // Where the comma is the decimal sign, spreadsheets expect semicolons.
    const separator = i18n.language === "fr" ? ";" : ",";
    download(
      t("inviteMany.file.called"),
      "text/csv;charset=utf-8",
      separatedValues([titles, ...rows], separator),
    );
    onSaved();
  };
  return (
    <>
      {finished && (
        <Group justify="space-between">
          <Text role="status">
            {t("inviteMany.created", { count: created.length })}
            {refused > 0 && ` ${t("inviteMany.refused", { count: refused })}`}
            {created.length > 0 && ` ${t("inviteMany.once")}`}
          </Text>
          <Group>
            {created.length > 0 && (
              <Button leftSection={<Icon name="download" size={16} />} onClick={save}>
                {t("inviteMany.download")}
              </Button>
            )}
            <Anchor component={Link} href="/process">
              {t("inviteMany.back")}
            </Anchor>
          </Group>
        </Group>
      )}
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption className="visually-hidden">{t("inviteMany.outcomes")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("person.name")}</th>
              <th scope="col">{t("person.email")}</th>
              <th scope="col">{t("person.delegation")}</th>
              <th scope="col">{t("link.label")}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <tr key={outcome.entry.email}>
                <td>{outcome.entry.name}</td>
                <td className={classes.break}>{outcome.entry.email}</td>
                <td>{outcome.entry.delegation}</td>
                <td>
                  {outcome.kind === "created" ? (
                    <CopyButton value={outcome.link.link}>
                      {({ copied, copy }) => (
                        <Button
                          size="xs"
                          variant="default"
                          onClick={copy}
                          aria-label={t("inviteMany.copyFor", { name: outcome.entry.name })}
                        >
                          {copied ? t("copy.copied") : t("link.copy")}
                        </Button>
                      )}
                    </CopyButton>
                  ) : (
                    <span className={classes.verdict} data-tone="bad">
                      <Icon name="warning" size={15} /> <Said>{describeError(outcome.error, t)}</Said>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
