import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { isMac, type ShortcutId, shownKeys } from "../../../editor/shortcuts";
import classes from "./Keys.module.css";

/** The keys of a shortcut, as those of a keyboard. */
export function Keys({ of }: { readonly of: ShortcutId }) {
  const { t } = useTranslation();
  const strokes = shownKeys(of, (key) => t(`keyboard.${key}`));
  return (
    <span className={classes.keys}>
      {strokes.map((stroke, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the keys of a shortcut never change
        <Fragment key={at}>
          {at > 0 && <span className={classes.then}>{t("shortcuts.then")}</span>}
          {stroke.map((key, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the keys of a shortcut never change
            <Fragment key={index}>
              {index > 0 && !isMac && <span className={classes.plus}>+</span>}
              <kbd className={classes.key}>{key}</kbd>
            </Fragment>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
