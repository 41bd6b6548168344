import { Loader, Modal } from "@mantine/core";
import type { ParseKeys } from "i18next";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { latePart } from "./latePart";
import { PartMissing } from "./PartMissing";
import { useFocusBack } from "./useFocusBack";

/**
 * A dialog, or a panel beside the page, that comes from the server when it is first wanted, and says so when it cannot
 * come. The page that it belongs to is never reloaded under the hands of whoever works in it.
 *
 * @param load loads it; the same function each time
 * @param titleKey the key of what the dialog is called until it is there
 */
export function lateDialog<Props extends { readonly onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
  titleKey: ParseKeys,
): ComponentType<Props> {
  const usePart = latePart(load);
  return function Late(props: Props) {
    const { t } = useTranslation();
    useFocusBack();
    const [Dialog, part, again] = usePart();
    if (Dialog !== undefined) return <Dialog {...props} />;
    return (
      <Modal opened onClose={props.onClose} title={t(titleKey)} centered>
        {part.kind === "failed" ? (
          <PartMissing error={part.error} again={again} order={3} />
        ) : (
          <Loader size="sm" role="status" aria-label={t("app.loading")} />
        )}
      </Modal>
    );
  };
}
