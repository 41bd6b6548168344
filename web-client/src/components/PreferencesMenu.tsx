import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { nameWithDelegation } from "../model/person";
import { Icon } from "./Icon";
import { destinations } from "./Navigation";
import { useSession } from "./session";

const languages = ["en", "fr"] as const;
const schemes: readonly MantineColorScheme[] = ["auto", "light", "dark"];

/** Who is signed in, the language, the appearance and the way out. */
export function PreferencesMenu() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const session = useSession();
  return (
    <Menu position="bottom-end" width={240} returnFocus>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("menu.open")}>
          <Icon name="menu" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {session !== undefined && (
          <>
            <Menu.Label>{t("menu.signedInAs", { who: nameWithDelegation(session.me) })}</Menu.Label>
            {destinations.map(({ path, name }) => (
              <Menu.Item key={path} component={Link} href={path}>
                {t(name)}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => void session.leave()}>{t("menu.signOut")}</Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t("language.label")}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            role="menuitemradio"
            aria-checked={i18n.language === language}
            rightSection={i18n.language === language ? <Icon name="check" size={15} /> : undefined}
            onClick={() => void i18n.changeLanguage(language)}
          >
            {t(`language.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("scheme.label")}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            rightSection={colorScheme === scheme ? <Icon name="check" size={15} /> : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
