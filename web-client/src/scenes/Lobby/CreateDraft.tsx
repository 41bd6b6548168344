import { Alert, Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { createDraft } from "../../api/plenary";
import { describeError } from "../../components/describeError";
import { Said } from "../../components/Said";
import { oneLine } from "../../model/oneLine";

const longestTitle = 300;

/** Asks for a title, creates the draft and goes into its room. */
export function CreateDraft({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [title, setTitle] = useState("");
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const clean = oneLine(title);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (clean === "" || working) return;
    setWorking(true);
    setFailure(undefined);
    try {
      navigate(`/drafts/${await createDraft(clean)}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setWorking(false);
    }
  };

  return (
    <Modal opened={opened} onClose={onClose} title={t("lobby.create")} size="lg" centered>
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            label={t("lobby.createTitle")}
            description={t("lobby.createHint")}
            maxLength={longestTitle}
            value={title}
            // A title has one line, however it is wrapped: Enter starts the draft, except in the midst of a composition.
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) {
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }
            }}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {failure !== undefined && (
            <Alert color="red" variant="light" role="alert">
              <Said>{t("lobby.createFailed", { reason: describeError(failure, t) })}</Said>
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("lobby.cancel")}
            </Button>
            <Button type="submit" loading={working} disabled={clean === ""}>
              {t("lobby.createSubmit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
