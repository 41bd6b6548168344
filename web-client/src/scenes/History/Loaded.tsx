import { Button, Group, Skeleton, Stack } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Unreachable } from "../../api/http";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Said } from "../../components/Said";
import type { Load } from "../../components/useLoad";
import classes from "./History.module.css";

interface LoadedProps<Value> {
  readonly load: Load<Value>;
  readonly again: () => void;
  readonly children: (value: Value) => ReactNode;
}

/** Shows what was loaded. While something else is loaded, the last stays, so that the page keeps still. */
export function Loaded<Value>({ load, again, children }: LoadedProps<Value>) {
  const { t } = useTranslation();
  const [last, setLast] = useState<Value>();
  const now = load.kind === "loaded" ? load.value : undefined;
  useEffect(() => {
    if (now !== undefined) setLast(now);
  }, [now]);
  if (load.kind === "failed") {
    return (
      <div className={classes.notice}>
        <Failure calm={load.error instanceof Unreachable}>
          <Group justify="space-between">
            <Said>{t("history.failed", { reason: describeError(load.error, t) })}</Said>
            <Button size="xs" variant="default" onClick={again}>
              {t("app.retry")}
            </Button>
          </Group>
        </Failure>
      </div>
    );
  }
  const shown = now ?? last;
  if (shown === undefined) {
    return (
      <Stack gap="xs" aria-busy="true" className={classes.notice ?? ""}>
        <Skeleton h={36} />
        <Skeleton h={320} />
      </Stack>
    );
  }
  return (
    <div
      className={classes.loaded}
      data-waiting={now === undefined || undefined}
      aria-busy={now === undefined}
    >
      {children(shown)}
    </div>
  );
}
