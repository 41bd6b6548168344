import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Navigation } from "./Navigation";
import classes from "./Page.module.css";
import { PreferencesMenu } from "./PreferencesMenu";
import { useSession } from "./session";

interface PageProps {
  /** What the browser's tab says, before the product's name. */
  readonly title: string;
  /** Stands in the top bar, between the product's name and the menu, in place of the links to other pages. */
  readonly bar?: ReactNode;
  /** What the menu has of this page's own, before what it has everywhere. */
  readonly menu?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every scene: skip link, top bar, main content. */
export function Page({ title, bar, menu, children }: PageProps) {
  const { t } = useTranslation();
  const session = useSession();
  useEffect(() => {
    document.title = `${title} · Plenary`;
  }, [title]);
  return (
    <div className={classes.page}>
      <a className={classes.skip} href="#content">
        {t("app.skip")}
      </a>
      <header className={classes.bar}>
        <Link href="/" className={classes.mark}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          <span className={classes.name}>{t("app.name")}</span>
        </Link>
        {bar === undefined && session !== undefined && <Navigation />}
        <div className={classes.middle}>{bar}</div>
        <PreferencesMenu>{menu}</PreferencesMenu>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}
