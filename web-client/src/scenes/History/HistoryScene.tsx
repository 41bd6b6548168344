import { Tabs } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { ApiError } from "../../api/http";
import { useAnnouncer } from "../../components/Announcer";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { PaletteContext, paletteOf } from "../../components/palette";
import { TextLanguageContext } from "../../components/text/language";
import type { DraftId, ProposalId } from "../../model/ids";
import { tabs } from "../../model/looking";
import { branchAddress } from "../../model/proposals";
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

/** Of a branch no revisions are issued, and what is contested is told of the draft. */
const tabsOfBranches = ["changes", "replay"] as const;

const isGone = (error: unknown) => error instanceof ApiError && [403, 404].includes(error.status);

function Views(props: ViewProps) {
  const { story, looking, look } = props;
  const { t } = useTranslation();
  const palette = useMemo(() => paletteOf(story.process.delegations), [story.process]);
  const shown = story.proposal === undefined ? tabs : tabsOfBranches;
  const tab = shown.find((each) => each === looking.tab) ?? "changes";
  const icons = { changes: "pen", replay: "play", revisions: "seal", figures: "table" } as const;
  return (
    <PaletteContext value={palette}>
      <NewEntries story={story} onShow={props.onChanged} />
      <Tabs
        value={tab}
        onChange={(next) => look({ tab: tabs.find((each) => each === next) ?? "changes" })}
        keepMounted={false}
      >
        <div className={classes.tabs}>
          <Tabs.List>
            {shown.map((each) => (
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
        {story.proposal === undefined && (
          <>
            <Tabs.Panel value="revisions">
              <RevisionsTab {...props} />
            </Tabs.Panel>
            <Tabs.Panel value="figures">
              <FiguresTab {...props} />
            </Tabs.Panel>
          </>
        )}
      </Tabs>
    </PaletteContext>
  );
}

interface HistorySceneProps {
  readonly id: DraftId;
  /** The proposal whose branch it is about; undefined for the draft itself. */
  readonly proposal?: ProposalId | undefined;
  /** What is shown where there is no such proposal, or none whose branch this person may open. */
  readonly missing?: ReactNode;
}

/** What became of a draft, or of a proposal's branch: its changes, its life played back; and of a draft, its revisions. */
export function HistoryScene({ id, proposal, missing }: HistorySceneProps) {
  const { t } = useTranslation();
  const [story, again] = useStory(id, proposal);
  const [looking, look] = useLooking();
  const [announce, announcements] = useAnnouncer();
  const title = story.kind === "loaded" ? (story.value.proposal ?? story.value.draft).title : undefined;
  const name = title === "" ? t("lobby.untitled") : (title ?? "…");
  const shown = useRef(looking.tab);
  useEffect(() => {
    // A link from one tab into another begins at the top, as a new page does.
    if (shown.current !== looking.tab) window.scrollTo({ top: 0, behavior: "instant" });
    shown.current = looking.tab;
  }, [looking.tab]);
  if (story.kind === "failed" && missing !== undefined && isGone(story.error)) return missing;
  const heading = t(proposal === undefined ? "history.title" : "history.ofProposal");
  return (
    <Page
      title={`${heading}: ${name}`}
      bar={
        <>
          <Link
            href={proposal === undefined ? `/drafts/${id}` : branchAddress(id, proposal)}
            className={classes.back}
          >
            <Icon name="back" size={18} />
            <span>{t(proposal === undefined ? "history.back" : "history.backToProposal")}</span>
          </Link>
          <span className={classes.barTitle} title={name}>
            {name}
          </span>
        </>
      }
    >
      <h1 className={classes.title}>
        {heading}
        <span className="visually-hidden">: {name}</span>
      </h1>
      {proposal !== undefined && <p className={classes.whose}>{t("history.branchHint")}</p>}
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
