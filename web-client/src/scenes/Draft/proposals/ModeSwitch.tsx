import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Proposals.module.css";

interface ModeSwitchProps {
  readonly mode: "edit" | "propose";
  readonly onMode: (mode: "edit" | "propose") => void;
}

/** Where one's typing goes: into the text that everybody has, or into one's own proposal. */
export function ModeSwitch({ mode, onMode }: ModeSwitchProps) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      className={classes.switch ?? ""}
      size="xs"
      data-leads-away=""
      color="ink"
      aria-label={t("proposals.mode.label")}
      value={mode}
      data={[
        { value: "edit", label: t("proposals.mode.edit") },
        { value: "propose", label: t("proposals.mode.propose") },
      ]}
      onChange={(chosen) => chosen !== mode && onMode(chosen === "propose" ? "propose" : "edit")}
    />
  );
}
