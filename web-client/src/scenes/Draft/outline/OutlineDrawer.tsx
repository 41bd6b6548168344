import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { provisionWords } from "../../../components/provisionWords";
import { Outline, type OutlineProps } from "./Outline";
import classes from "./Outline.module.css";

/** The outline where it has no room beside the sheet: it comes when it is called for, and goes with whoever goes to a clause. */
export function OutlineDrawer({ onClose, ...outline }: OutlineProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="left"
      size="min(24rem, 88vw)"
      title={t("outline.title")}
      closeButtonProps={{ "aria-label": t("outline.close") }}
      attributes={{ header: { role: "none" }, body: { "data-outline-scroller": "" } }}
    >
      <p className={classes.count}>{provisionWords(outline.clauses, t)}</p>
      <Outline {...outline} onGone={onClose} />
    </Drawer>
  );
}
