import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { nameWithDelegation } from "../model/person";
import { Icon } from "./Icon";
import { destinations } from "./Navigation";
import { useSession } from "./session";

const languages = ["en", "fr"] as const;
const schemes: readonly MantineColorScheme[] = ["auto", "light", "dark"];

/** What the page has of its own, who is signed in, the language, the appearance and the way out. */
export function PreferencesMenu({ children }: { readonly children?: ReactNode }) {
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
        {children}
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
          <Menu.RadioItem
            key={language}
            lang={language}
            value={language}
            checked={i18n.language === language}
            closeMenuOnClick
            checkIcon={<Icon name="check" size={15} />}
            onChange={() => void i18n.changeLanguage(language)}
          >
            {t(`language.${language}`)}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("scheme.label")}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            checked={colorScheme === scheme}
            closeMenuOnClick
            checkIcon={<Icon name="check" size={15} />}
            onChange={() => setColorScheme(scheme)}
          >
            {t(`scheme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
