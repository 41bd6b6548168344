import { Tabs } from "@mantine/core";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useAnnouncer } from "../../components/Announcer";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { PaletteContext, paletteOf } from "../../components/palette";
import { TextLanguageContext } from "../../components/text/language";
import type { DraftId } from "../../model/ids";
import { tabs } from "../../model/looking";
import { ChangesTab } from "./ChangesTab";
import { FiguresTab } from "./FiguresTab";
import classes from "./History.module.css";
import { Loaded } from "./Loaded";
import { NewEntries } from "./NewEntries";
import { ReplayTab } from "./ReplayTab";
import { RevisionsTab } from "./RevisionsTab";
import { useLooking } from "./useLooking";
import { useStory } from "./useStory";
import type { ViewProps } from "./view";

function Views(props: ViewProps) {
  const { story, looking, look } = props;
  const { t } = useTranslation();
  const palette = useMemo(() => paletteOf(story.process.delegations), [story.process]);
  const icons = { changes: "pen", replay: "play", revisions: "seal", figures: "table" } as const;
  return (
    <PaletteContext value={palette}>
      <NewEntries story={story} onShow={props.onChanged} />
      <Tabs
        value={looking.tab}
        onChange={(next) => look({ tab: tabs.find((each) => each === next) ?? "changes" })}
        keepMounted={false}
      >
        <div className={classes.tabs}>
          <Tabs.List>
            {tabs.map((each) => (
              <Tabs.Tab key={each} value={each} leftSection={<Icon name={icons[each]} size={15} />}>
                {t(`history.tab.${each}`)}
                {each === "revisions" && story.revisions.length > 0 && (
                  <span className={classes.number}> {story.revisions.length}</span>
                )}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </div>
        <Tabs.Panel value="changes">
          <ChangesTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="replay">
          <ReplayTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="revisions">
          <RevisionsTab {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="figures">
          <FiguresTab {...props} />
        </Tabs.Panel>
      </Tabs>
    </PaletteContext>
  );
}

/** What became of a draft: its changes, its life played back, its revisions. */
export function HistoryScene({ id }: { id: DraftId }) {
  const { t } = useTranslation();
  const [story, again] = useStory(id);
  const [looking, look] = useLooking();
  const [announce, announcements] = useAnnouncer();
  const title = story.kind === "loaded" ? story.value.draft.title : undefined;
  const name = title === "" ? t("lobby.untitled") : (title ?? "…");
  const shown = useRef(looking.tab);
  useEffect(() => {
    // A link from one tab into another begins at the top, as a new page does.
    if (shown.current !== looking.tab) window.scrollTo({ top: 0, behavior: "instant" });
    shown.current = looking.tab;
  }, [looking.tab]);
  return (
    <Page
      title={`${t("history.title")}: ${name}`}
      bar={
        <>
          <Link href={`/drafts/${id}`} className={classes.back}>
            <Icon name="back" size={18} />
            <span>{t("history.back")}</span>
          </Link>
          <span className={classes.barTitle} title={name}>
            {name}
          </span>
        </>
      }
    >
      <h1 className={classes.title}>
        {t("history.title")}
        <span className="visually-hidden">: {name}</span>
      </h1>
      <Loaded load={story} again={again}>
        {(value) => (
          <TextLanguageContext value={value.draft.language}>
            <Views story={value} looking={looking} look={look} announce={announce} onChanged={again} />
          </TextLanguageContext>
        )}
      </Loaded>
      {announcements}
    </Page>
  );
}
