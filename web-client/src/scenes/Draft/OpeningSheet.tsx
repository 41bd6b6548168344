import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./DraftRoom.module.css";

const widths = ["70%", "100%", "96%", "100%", "40%", "100%", "92%"];

/** The page's place while the text is on its way. */
export function OpeningSheet() {
  const { t } = useTranslation();
  return (
    <div className={classes.desk}>
      <div className={classes.sheet} role="status">
        <span className="visually-hidden">{t("draft.loading")}</span>
        {widths.map((width, index) => (
          <Skeleton
            // The lines never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
            key={index}
            h={index === 0 ? 30 : 14}
            w={width}
            mb={index === 0 ? 40 : 14}
          />
        ))}
      </div>
    </div>
  );
}
