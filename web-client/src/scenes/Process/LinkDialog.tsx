import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import { deadlineFormat } from "../../components/time";
import { CopyField } from "./CopyField";
import type { NewLink } from "./PersonForm";

interface LinkDialogProps {
  readonly link: NewLink;
  readonly processName: string;
  readonly onClose: () => void;
}

/**
 * Shows the link that lets one person in, for the only time. As long as it was not taken from here, nothing closes the
 * dialog at the first attempt: a key that was pressed by habit would cost the link.
 */
export function LinkDialog({ link, processName, onClose }: LinkDialogProps) {
  const { t, i18n } = useTranslation();
  const [taken, setTaken] = useState(false);
  const [asking, setAsking] = useState(false);
  const until = deadlineFormat(i18n.language).format(link.expiresAt);
  const subject = t("link.mailSubject", { process: processName });
  const body = t("link.mailBody", { name: link.name, process: processName, link: link.link, until });
  const mail = `mailto:${encodeURIComponent(link.email).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const take = () => {
    setTaken(true);
    setAsking(false);
  };
  const leave = () => {
    if (taken) onClose();
    else setAsking(true);
  };
  return (
    <Modal
      opened
      onClose={leave}
      title={t("link.title", { name: link.name })}
      size="lg"
      centered
      closeOnClickOutside={false}
    >
      <Stack>
        <Text>{t("link.once")}</Text>
        <CopyField label={t("link.label")} text={link.link} copy={t("link.copy")} onCopied={take} />
        <Text c="var(--plenary-quiet)">{t("link.until", { until })}</Text>
        {asking && (
          <Group role="alert" gap="xs">
            <Text>{t("link.notTaken")}</Text>
            <Button variant="default" size="xs" onClick={onClose}>
              {t("link.leave")}
            </Button>
          </Group>
        )}
        <Group justify="space-between">
          {link.email === "" ? (
            <span />
          ) : (
            <Button
              component="a"
              href={mail}
              variant="default"
              leftSection={<Icon name="mail" size={16} />}
              onClick={take}
            >
              {t("link.mail")}
            </Button>
          )}
          <Button variant={taken ? "filled" : "default"} onClick={leave}>
            {t("link.done")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
