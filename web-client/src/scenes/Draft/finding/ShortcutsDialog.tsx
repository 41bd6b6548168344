import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type ShortcutGroup, shortcutGroups, shortcutsIn } from "../../../editor/shortcuts";
import { Keys } from "./Keys";
import classes from "./ShortcutsDialog.module.css";

function Group({ group }: { readonly group: ShortcutGroup }) {
  const { t } = useTranslation();
  return (
    <section className={classes.group}>
      <h3 className={classes.title}>{t(`shortcuts.group.${group}`)}</h3>
      <dl className={classes.list}>
        {shortcutsIn(group).map((id) => (
          <div key={id} className={classes.line}>
            <dt>{t(`shortcuts.what.${id}`)}</dt>
            <dd>
              <Keys of={id} />
            </dd>
          </div>
        ))}
      </dl>
      {group === "finding" && <p className={classes.note}>{t("shortcuts.note")}</p>}
    </section>
  );
}

/** All keys of the room. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("shortcuts.title")} size="56rem" centered>
      <div className={classes.groups}>
        {shortcutGroups.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
    </Modal>
  );
}
