import { Container, Text } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { getDraft } from "../../api/plenary";
import { describeError } from "../../components/describeError";
import { Page } from "../../components/Page";
import { useLoad } from "../../components/useLoad";
import type { DraftId } from "../../model/ids";

/** The room of one draft. */
export function DraftScene({ id }: { id: DraftId }) {
  const { t } = useTranslation();
  const [draft] = useLoad(useCallback(() => getDraft(id), [id]));
  const title = draft.kind === "loaded" ? draft.value.title : t("draft.loading");
  return (
    <Page title={title}>
      <Container size="sm" py="xl">
        <Text>{draft.kind === "failed" ? describeError(draft.error, t) : title}</Text>
      </Container>
    </Page>
  );
}
