import { Button, Group, Modal, Stack } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { describeError } from "./describeError";
import { Failure } from "./Failure";
import classes from "./FormDialog.module.css";
import type { Action } from "./useAction";

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  /** Whether what is filled in can be sent. */
  readonly complete: boolean;
  readonly action: Action;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Stands on the other side of the buttons, such as the way to delete something. */
  readonly aside?: ReactNode;
  /** How wide it is, if not as usual. */
  readonly size?: string;
  /** Whether it fills the screen. */
  readonly fullScreen?: boolean;
  readonly children: ReactNode;
}

/** Puts the focus into the first field, or else on the buttons, where nothing else asked for it: never on the cross. */
function beginInFields(form: HTMLFormElement | null): void {
  if (form === null || form.querySelector("[data-autofocus]") !== null) return;
  const field = form.querySelector("input:not([type=hidden], :disabled), textarea, select:not(:disabled)");
  (field ?? form.querySelector("button"))?.setAttribute("data-autofocus", "");
}

/** A few fields in a dialog, sent by one button. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation();
  const { title, submit, complete, action, onSubmit, onClose, aside, children } = props;
  const { size = "lg", fullScreen = false } = props;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (complete && !action.working) onSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={fullScreen}
      centered
      closeOnClickOutside={false}
    >
      <form onSubmit={send} noValidate ref={beginInFields}>
        <Stack>
          {children}
          {action.failure !== undefined && (
            <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
          )}
          <Group justify="space-between" className={classes.buttons ?? ""}>
            <div>{aside}</div>
            <Group>
              <Button variant="default" onClick={onClose}>
                {t("action.cancel")}
              </Button>
              <Button type="submit" loading={action.working} disabled={!complete}>
                {submit}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
