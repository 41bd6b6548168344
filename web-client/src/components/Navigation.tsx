import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import classes from "./Navigation.module.css";

/** The pages that one goes to from everywhere. */
export const destinations = [
  { path: "/", name: "navigation.drafts" },
  { path: "/process", name: "navigation.process" },
  { path: "/account", name: "navigation.account" },
] as const;

/** Whether a page at `path` is, or lies below, the destination. */
export function isAt(path: string, destination: string): boolean {
  return destination === "/" ? path === "/" : path === destination || path.startsWith(`${destination}/`);
}

/** The links in the top bar. Where there is no room for them, the menu has them. */
export function Navigation() {
  const { t } = useTranslation();
  const [path] = useLocation();
  return (
    <nav className={classes.links} aria-label={t("navigation.label")}>
      {destinations.map((each) => (
        <Link
          key={each.path}
          href={each.path}
          className={classes.link}
          aria-current={isAt(path, each.path) ? "page" : undefined}
        >
          {t(each.name)}
        </Link>
      ))}
    </nav>
  );
}
