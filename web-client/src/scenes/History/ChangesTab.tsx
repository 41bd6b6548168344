import { Button, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import { MomentPicker } from "../../components/MomentPicker";
import { shortSymbol } from "../../components/RevisionBadge";
import { dateFormat } from "../../components/time";
import { views } from "../../model/looking";
import { canonicalMoment, timeOf } from "../../model/moments";
import { AuthorsView } from "./AuthorsView";
import classes from "./ChangesTab.module.css";
import { beginsWith } from "./opening";
import { RedlineView } from "./RedlineView";
import { type Story, seedOf } from "./useStory";
import type { ViewProps } from "./view";

const dayMillis = 86_400_000;

/** The minute it was a day ago; the beginning of a draft that is younger. */
function yesterday(story: Story): string {
  const time = new Date(Date.now() - dayMillis);
  time.setSeconds(0, 0);
  return time < story.timeline.first.at ? seedOf(story) : time.toISOString();
}

/** What changed between two moments, and who wrote what. */
export function ChangesTab(props: ViewProps) {
  const { story, looking, look } = props;
  const { t, i18n } = useTranslation();
  const { revisions } = story;
  const authors = looking.view === "authors";
  const [latest, former] = [revisions.at(-1), revisions.at(-2)];
  const submittedAt = story.proposal?.submittedAt;
  const seed = seedOf(story);
  const opens = beginsWith(story);
  const unasked = looking.from === undefined && looking.to === undefined;
  const from = canonicalMoment(looking.from ?? (unasked ? opens.from : (latest?.symbol ?? seed)), revisions);
  const to = canonicalMoment(looking.to ?? (unasked && !authors ? opens.to : "now"), revisions);
  const [open, setOpen] = useState(false);
  const nameOf = (moment: string) => {
    if (moment === "now") return t("moment.now");
    if (moment === seed) return t("moment.beginning");
    if (moment.startsWith("seq:")) return t("moment.entryName", { seq: moment.slice(4) });
    const time = timeOf(moment);
    return time === undefined
      ? shortSymbol(moment)
      : dateFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" }).format(time);
  };
  const presets = [
    ...(latest === undefined
      ? []
      : [
          {
            name: t("preset.sinceRevision", { symbol: shortSymbol(latest.symbol) }),
            from: latest.symbol,
            to: "now",
          },
        ]),
    ...(latest === undefined || former === undefined
      ? []
      : [
          {
            name: t("preset.betweenRevisions", {
              from: shortSymbol(former.symbol),
              to: shortSymbol(latest.symbol),
            }),
            from: former.symbol,
            to: latest.symbol,
          },
        ]),
    ...(submittedAt === undefined
      ? []
      : [{ name: t("preset.sinceSubmitted"), from: submittedAt.toISOString(), to: "now" }]),
    { name: t("preset.yesterday"), from: undefined, to: "now" },
    { name: t("preset.everything"), from: seed, to: "now" },
  ];
  return (
    <div data-folded={!open || undefined}>
      <button
        type="button"
        className={classes.chosen}
        aria-expanded={open}
        onClick={() => setOpen((last) => !last)}
      >
        <span>{authors ? nameOf(to) : `${nameOf(from)} → ${nameOf(to)}`}</span>
        <Icon name="chevron" size={16} />
      </button>
      <div className={classes.controls}>
        <div className={classes.pickers}>
          {!authors && (
            <>
              <MomentPicker
                label={t("changes.from")}
                value={from}
                revisions={revisions}
                seed={seed}
                onPick={(picked) => look({ from: picked, to: to === "now" ? undefined : to })}
              />
              <span className={classes.arrow} aria-hidden="true">
                →
              </span>
            </>
          )}
          <MomentPicker
            label={authors ? t("changes.at") : t("changes.to")}
            value={to}
            revisions={revisions}
            seed={seed}
            onPick={(picked) =>
              look({ from: authors ? looking.from : from, to: picked === "now" ? undefined : picked })
            }
          />
        </div>
        <SegmentedControl
          size="sm"
          aria-label={t("view.label")}
          value={looking.view}
          transitionDuration={0}
          styles={{ label: { transition: "none" }, innerLabel: { transition: "none" } }}
          onChange={(value) => look({ view: views.find((each) => each === value) ?? "merged" })}
          data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
        {!authors && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
          <div role="group" aria-label={t("preset.label")} className={classes.presets}>
            {presets.map((preset) => (
              <Button
                key={preset.name}
                size="compact-sm"
                variant="subtle"
                color="gray"
                className={classes.preset ?? ""}
                aria-pressed={preset.from === from && preset.to === to}
                onClick={() =>
                  look({
                    from: preset.from ?? yesterday(story),
                    to: preset.to === "now" ? undefined : preset.to,
                  })
                }
              >
                {preset.name}
              </Button>
            ))}
          </div>
        )}
      </div>
      {looking.clause !== undefined && (
        <div className={classes.only}>
          <Text span>{t("changes.oneClause")}</Text>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="remove" size={14} />}
            onClick={() => look({ clause: undefined })}
          >
            {t("changes.wholeText")}
          </Button>
        </div>
      )}
      {authors ? <AuthorsView {...props} at={to} /> : <RedlineView {...props} from={from} to={to} />}
    </div>
  );
}
