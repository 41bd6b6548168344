import { useTranslation } from "react-i18next";
import { dateFormat } from "../../components/time";
import { languageName } from "../../model/language";
import type { Masthead } from "../../model/process";
import { symbolAfter } from "../../model/symbol";
import classes from "./Masthead.module.css";

/** The fixed words of papers, in the languages that they have them in. */
const fixed = {
  en: { distribution: "Distr.: ", original: "Original: " },
  fr: { distribution: "Distr. : ", original: "Original : " },
} as const;

interface MastheadSketchProps {
  readonly name: string;
  readonly symbolPattern: string | undefined;
  readonly masthead: Masthead;
}

/** The head of a paper, on paper, in the language of the paper. */
export function MastheadSketch({ name, symbolPattern, masthead }: MastheadSketchProps) {
  const { t } = useTranslation();
  const { distribution, agenda, language } = masthead;
  const spoken = language.split("-")[0] === "fr" ? "fr" : "en";
  const today = new Date();
  const date = dateFormat(spoken, { dateStyle: "long", timeZone: "UTC" }).format(today);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>{t("masthead.sketch")}</figcaption>
      <div className={classes.paper} lang={spoken}>
        <div className={classes.top}>
          <div className={classes.name} dir="auto">
            {name}
          </div>
          <div className={classes.facts}>
            <div className={classes.symbol}>
              {symbolPattern === undefined ? "…" : symbolAfter(symbolPattern, 1, 1, today.getUTCFullYear())}
            </div>
            {distribution !== "" && (
              <div>
                {fixed[spoken].distribution}
                <bdi>{distribution}</bdi>
              </div>
            )}
            <div>{date}</div>
            <div>
              {fixed[spoken].original}
              {languageName(language, spoken)}
            </div>
          </div>
        </div>
        {agenda !== "" && (
          <div className={classes.agenda} dir="auto">
            {agenda}
          </div>
        )}
        <div className={classes.text} aria-hidden="true">
          {t("masthead.text")}
        </div>
      </div>
    </figure>
  );
}
