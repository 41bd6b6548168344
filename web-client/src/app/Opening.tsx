import { Center, Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Stands for a page that is on its way. */
export function Opening() {
  const { t } = useTranslation();
  return (
    <Center mih="60vh" role="status">
      <Loader aria-hidden />
      <span className="visually-hidden">{t("app.loading")}</span>
    </Center>
  );
}
