import { useTranslation } from "react-i18next";
import type { Mark } from "../../model/history";

/** What happened at a mark, in words. */
export function useMarkSentence(): (mark: Mark) => string {
  const { t } = useTranslation();
  return (mark) => {
    const called = ({ name, delegation }: Pick<Mark, "name" | "delegation">) =>
      delegation === undefined ? name : `${name} · ${delegation}`;
    const who = called(mark);
    switch (mark.kind) {
      case "revision":
        return t("mark.revision", { who, symbol: mark.symbol });
      case "status":
        return t("mark.status", { who, status: t(`status.${mark.status}`) });
      case "mode":
        return t("mark.mode", { who, mode: t(`mode.${mark.mode}`) });
      case "access":
        return t("mark.access", { who });
      case "restore":
        return t("mark.restore", { who, seq: mark.to });
      case "undo":
        return t("mark.undo", { who, of: called(mark.of), seq: mark.to });
    }
  };
}
