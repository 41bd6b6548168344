import { Button, SegmentedControl, Text } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { figuresTableAddress, getFigureSeries, getFigures, seriesAddress } from "../../api/figures";
import { FiguresPlot } from "../../components/figures/FiguresPlot";
import { PointsTable } from "../../components/figures/PointsTable";
import { Icon } from "../../components/Icon";
import { useSignedInLoad } from "../../components/signedOut";
import { figureSteps } from "../../model/figures";
import classes from "./FiguresTab.module.css";
import { HoldersTable } from "./HoldersTable";
import { Loaded } from "./Loaded";
import type { ViewProps } from "./view";

/** Where the draft stands and stood, in figures: a plot, the same as a table, and who holds what. */
export function FiguresTab({ story, looking, look }: ViewProps) {
  const { t } = useTranslation();
  const { draft, timeline } = story;
  const { step } = looking;
  // What the record holds decides what is loaded: another entry, other figures.
  const { seq } = timeline.last;
  const load = useCallback(async () => {
    const [series, figures] = await Promise.all([getFigureSeries(draft.id, step), getFigures(draft.id)]);
    return { seq, series, figures };
  }, [draft.id, step, seq]);
  const [loaded, again] = useSignedInLoad(load);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{t("plot.title")}</h2>
          <Text c="var(--plenary-quiet)">{t("plot.explain")}</Text>
        </div>
        <SegmentedControl
          size="sm"
          aria-label={t("plot.step")}
          value={step}
          transitionDuration={0}
          styles={{ label: { transition: "none" }, innerLabel: { transition: "none" } }}
          onChange={(value) => look({ step: figureSteps.find((each) => each === value) ?? "day" })}
          data={figureSteps.map((value) => ({ value, label: t(`plot.by.${value}`) }))}
        />
      </div>
      <Loaded load={loaded} again={again}>
        {({ series, figures }) => (
          <>
            <FiguresPlot series={series} />
            <div className={classes.section}>
              <h3 className={classes.subtitle}>{t("plot.holders")}</h3>
              <HoldersTable holders={figures.holders} />
            </div>
            <div className={classes.section}>
              <h3 className={classes.subtitle}>{t("plot.table")}</h3>
              <PointsTable series={series} />
              {series.more && <Text c="var(--plenary-quiet)">{t("plot.more")}</Text>}
            </div>
            <div className={classes.actions}>
              <Button
                component="a"
                href={figuresTableAddress(draft.id, step)}
                download={`${t("plot.file")}.csv`}
                variant="default"
                leftSection={<Icon name="download" size={16} />}
              >
                {t("plot.csv")}
              </Button>
              <Button
                component="a"
                href={figuresTableAddress(draft.id, "holder")}
                download={`${t("plot.holdersFile")}.csv`}
                variant="default"
                leftSection={<Icon name="download" size={16} />}
              >
                {t("plot.holdersCsv")}
              </Button>
              <Button
                component="a"
                href={seriesAddress(draft.id, step)}
                download={`${t("plot.file")}.json`}
                variant="default"
                leftSection={<Icon name="download" size={16} />}
              >
                {t("plot.json")}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
