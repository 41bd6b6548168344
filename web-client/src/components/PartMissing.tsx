import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Replaced } from "../api/build";
import { Unreachable } from "../api/http";

interface PartMissingProps {
  /** What {@link loadPart} threw. */
  readonly error: unknown;
  readonly again: () => void;
  /** The heading's place among the headings around it. */
  readonly order: 1 | 3;
}

/** Says that a part of the client did not come, and what will bring it. */
export function PartMissing({ error, again, order }: PartMissingProps) {
  const { t } = useTranslation();
  const offline = error instanceof Unreachable;
  const cause = offline ? "offline" : error instanceof Replaced ? "replaced" : "broken";
  return (
    <Stack role={offline ? "status" : "alert"} align="flex-start" gap="sm">
      <Title order={order} size="h3">
        {t(`part.${cause}.title`)}
      </Title>
      <Text>{t(`part.${cause}.text`)}</Text>
      {offline ? (
        <Button variant="default" onClick={again}>
          {t("app.retry")}
        </Button>
      ) : (
        <Button onClick={() => window.location.reload()}>{t("app.reload")}</Button>
      )}
    </Stack>
  );
}
