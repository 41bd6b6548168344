import { Checkbox, Text } from "@mantine/core";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { getBlame } from "../../api/history";
import { Figures } from "../../components/Figures";
import { useSignedInLoad } from "../../components/signedOut";
import { MarkedText } from "../../components/text/MarkedText";
import { authorship, type Section } from "../../model/changes";
import type { Blame } from "../../model/history";
import classes from "./History.module.css";
import { Loaded } from "./Loaded";
import { momentName } from "./momentName";
import { useClauseMenu } from "./useClauseMenu";
import type { ViewProps } from "./view";

interface AuthorsViewProps extends ViewProps {
  readonly at: string;
}

const nothing = { changes: new Map(), chosen: new Set<never>() } as const;

function Shown(props: AuthorsViewProps & { readonly blame: Blame }) {
  const { blame, looking, look } = props;
  const { t, i18n } = useTranslation();
  const [menu, dialogs] = useClauseMenu(props);
  const sections = useMemo(
    () => blame.clauses.map((clause): Section => ({ kind: "clause", clause })),
    [blame],
  );
  const authors = useMemo(() => authorship(blame.clauses), [blame]);
  return (
    <div className={classes.desk}>
      <div className={classes.bar}>
        <Text className={classes.moments ?? ""}>{momentName(blame.at, t, i18n.language)}</Text>
        <div className={classes.toggles}>
          <Checkbox
            size="xs"
            label={t("authors.gone")}
            checked={looking.gone}
            onChange={(event) => look({ gone: event.currentTarget.checked }, { replace: true })}
          />
        </div>
      </div>
      <div className={classes.column}>
        <Text className={classes.summary ?? ""} c="var(--plenary-quiet)">
          {t("authors.hint")}
        </Text>
        <div className={classes.sheet}>
          <MarkedText
            label={t("authors.text")}
            sections={sections}
            changesOf={nothing.changes}
            manner="authors"
            chosen={nothing.chosen}
            current={undefined}
            menu={menu}
          />
        </div>
      </div>
      <aside className={classes.aside} aria-label={t("authors.title")}>
        <h2 className={classes.asideTitle}>{t("authors.title")}</h2>
        <Figures label={t("authors.title")} delegations={authors} shares />
      </aside>
      {dialogs}
    </div>
  );
}

/** The text of a moment with the author of each word, and on demand with what is gone from it. */
export function AuthorsView(props: AuthorsViewProps) {
  const { story, looking, at } = props;
  const load = useCallback(
    () => getBlame(story.past, { at, clause: looking.clause, deleted: looking.gone }),
    [story, at, looking.clause, looking.gone],
  );
  const [blame, again] = useSignedInLoad(load);
  return (
    <Loaded load={blame} again={again}>
      {(value) => <Shown {...props} blame={value} />}
    </Loaded>
  );
}
