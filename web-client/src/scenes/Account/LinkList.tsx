import { Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endLink, listLinks } from "../../api/signIn";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { ago, momentFormat } from "../../components/time";
import { useLoad } from "../../components/useLoad";
import type { SignInLink } from "../../model/signIn";
import classes from "./Account.module.css";

function Row({ link, onEnd }: { link: SignInLink; onEnd: () => void }) {
  const { t, i18n } = useTranslation();
  const date = momentFormat(i18n.language);
  const issued = date.format(link.issuedAt);
  const details = [
    link.lastUsedAt === undefined
      ? t("account.links.unused")
      : t("account.links.used", { ago: ago(link.lastUsedAt, new Date(), i18n.language) }),
    t("account.links.expires", { until: date.format(link.expiresAt) }),
  ];
  return (
    <li className={classes.session}>
      <div>
        <Text span fw={600}>
          {t("account.links.issued", { since: issued })}
        </Text>
        <span className={classes.quiet}>{details.join(" · ")}</span>
      </div>
      <Button
        size="xs"
        variant="default"
        onClick={onEnd}
        aria-label={t("account.links.endLabel", { since: issued })}
      >
        {t("account.links.end")}
      </Button>
    </li>
  );
}

/** The sign-in links by which the person can come in, with the means to end each; nothing for who never had one. */
export function LinkList() {
  const { t } = useTranslation();
  const [links, refresh] = useLoad(listLinks);
  const [ended, setEnded] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const end = (link: SignInLink) => {
    setFailure(undefined);
    endLink(link.id).then(
      () => {
        setEnded(true);
        refresh();
      },
      (error: unknown) => setFailure(error),
    );
  };
  const trouble = links.kind === "failed" ? links.error : failure;
  const there = links.kind === "loaded" ? links.value : [];
  if (there.length === 0 && !ended && trouble === undefined) return null;
  return (
    <section className={classes.section} aria-labelledby="links">
      <Title order={2} size="h3" mb="sm" id="links">
        {t("account.links.title")}
      </Title>
      <Text c="var(--plenary-quiet)" mb="sm">
        {t("account.links.what")}
      </Text>
      <ul className={classes.sessions}>
        {there.map((link) => (
          <Row key={link.id} link={link} onEnd={() => end(link)} />
        ))}
      </ul>
      {trouble !== undefined && (
        <Failure>{t("account.links.failed", { reason: describeError(trouble, t) })}</Failure>
      )}
      <Text role="status" c="var(--plenary-quiet)" mt="sm">
        {ended && t("account.links.ended")}
      </Text>
    </section>
  );
}
