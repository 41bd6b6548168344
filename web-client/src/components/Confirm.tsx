import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { describeError } from "./describeError";
import { Failure } from "./Failure";
import type { Action } from "./useAction";

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** The button that does it, by the name of what it does. */
  readonly label: string;
  readonly action: Action;
  /** Whether it can be taken back as easily as it is done. */
  readonly calm?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done that others will feel. */
export function Confirm(props: ConfirmProps) {
  const { opened, title, children, label, action, calm = false, onConfirm, onClose } = props;
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <Stack>
        <div>{children}</div>
        {action.failure !== undefined && (
          <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("action.cancel")}
          </Button>
          <Button color={calm ? "ink" : "red.9"} loading={action.working} onClick={onConfirm}>
            {label}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
