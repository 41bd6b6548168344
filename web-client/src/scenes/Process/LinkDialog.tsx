import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyField } from "../../components/CopyField";
import { Icon } from "../../components/Icon";
import { dateFormat } from "../../components/time";
import type { NewLink } from "./PersonForm";

interface LinkDialogProps {
  readonly link: NewLink;
  readonly processName: string;
  readonly onClose: () => void;
}

/** Shows the link that lets one person in, for the only time. */
export function LinkDialog({ link, processName, onClose }: LinkDialogProps) {
  const { t, i18n } = useTranslation();
  const date = dateFormat(i18n.language, { dateStyle: "full", timeStyle: "short" });
  const until = date.format(link.expiresAt);
  const subject = t("link.mailSubject", { process: processName });
  const body = t("link.mailBody", { name: link.name, process: processName, link: link.link, until });
  const mail = `mailto:${encodeURIComponent(link.email).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("link.title", { name: link.name })}
      size="lg"
      centered
      closeOnClickOutside={false}
    >
      <Stack>
        <Text>{t("link.once")}</Text>
        <CopyField label={t("link.label")} text={link.link} copy={t("link.copy")} />
        <Text c="var(--plenary-quiet)">{t("link.until", { until })}</Text>
        <Group justify="space-between">
          {link.email === "" ? (
            <span />
          ) : (
            <Button component="a" href={mail} variant="default" leftSection={<Icon name="mail" size={16} />}>
              {t("link.mail")}
            </Button>
          )}
          <Button onClick={onClose}>{t("link.done")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
