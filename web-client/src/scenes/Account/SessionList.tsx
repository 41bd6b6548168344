import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endOtherSessions, endSession, listSessions } from "../../api/signIn";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { ago, momentFormat } from "../../components/time";
import { useLoad } from "../../components/useLoad";
import { deviceName } from "../../model/device";
import type { SignInSession } from "../../model/signIn";
import classes from "./Account.module.css";

interface RowProps {
  readonly session: SignInSession;
  readonly onEnd: () => void;
}

function Row({ session, onEnd }: RowProps) {
  const { t, i18n } = useTranslation();
  const date = momentFormat(i18n.language);
  const device = deviceName(session.device) ?? t("account.sessions.unknownDevice");
  const details = [
    session.address === undefined || session.address === ""
      ? undefined
      : t("account.sessions.from", { address: session.address }),
    t("account.sessions.opened", { since: date.format(session.openedAt) }),
    t("account.sessions.seen", { ago: ago(session.lastSeenAt, new Date(), i18n.language) }),
  ].filter((part) => part !== undefined);
  return (
    <li className={classes.session}>
      <div title={session.device}>
        <Text span fw={600}>
          {device}
        </Text>
        {session.current && <span className={classes.current}> · {t("account.sessions.current")}</span>}
        <span className={classes.quiet}>{details.join(" · ")}</span>
      </div>
      {!session.current && (
        <Button
          size="xs"
          variant="default"
          onClick={onEnd}
          aria-label={t("account.sessions.endLabel", { device })}
        >
          {t("account.sessions.end")}
        </Button>
      )}
    </li>
  );
}

/** Where the person is signed in, with the means to end each of them but this one. */
export function SessionList() {
  const { t } = useTranslation();
  const [sessions, refresh] = useLoad(listSessions);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<unknown>();

  const run = (action: () => Promise<void>, done: string) => {
    setFailure(undefined);
    action().then(
      () => {
        setSaid(done);
        refresh();
      },
      (error: unknown) => setFailure(error),
    );
  };

  if (sessions.kind === "loading") return <Skeleton h={64} aria-busy="true" />;
  if (sessions.kind === "failed") {
    return <Failure>{t("account.sessions.failed", { reason: describeError(sessions.error, t) })}</Failure>;
  }
  const sorted = [...sessions.value].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.getTime() - a.lastSeenAt.getTime(),
  );
  const others = sorted.some((session) => !session.current);
  return (
    <Stack gap="sm">
      <ul className={classes.sessions}>
        {sorted.map((session) => (
          <Row
            key={session.id}
            session={session}
            onEnd={() => run(() => endSession(session.id), t("account.sessions.ended"))}
          />
        ))}
      </ul>
      {failure !== undefined && (
        <Failure>{t("account.sessions.failed", { reason: describeError(failure, t) })}</Failure>
      )}
      <Group justify="space-between">
        <Text role="status" c="var(--plenary-quiet)">
          {said !== "" ? said : !others && t("account.sessions.onlyThis")}
        </Text>
        {others && (
          <Button variant="default" onClick={() => run(endOtherSessions, t("account.sessions.endedOthers"))}>
            {t("account.sessions.endOthers")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
