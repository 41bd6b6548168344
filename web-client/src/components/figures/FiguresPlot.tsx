import { type PointerEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FigurePoint, type FigureSeries, placesOf, roundUp, stepLine } from "../../model/figures";
import { shortSymbol } from "../RevisionBadge";
import { bracketWords, rivalWords, standingWords } from "../standingWords";
import { dateFormat } from "../time";
import classes from "./FiguresPlot.module.css";
import { pointName } from "./pointName";

/** What one panel draws: a line, and perhaps a second, thinner one with what the first is of or beside. */
interface Measure {
  readonly name: "agreed" | "brackets" | "words" | "alternatives";
  readonly value: (point: FigurePoint) => number;
  readonly beside?: (point: FigurePoint) => number;
}

const measures: readonly Measure[] = [
  { name: "agreed", value: ({ agreed }) => agreed, beside: ({ clauses }) => clauses },
  { name: "brackets", value: ({ brackets }) => brackets, beside: ({ placeholders }) => placeholders },
  { name: "words", value: ({ bracketedWords }) => bracketedWords },
];

/** Drawn only of a draft that has had some, since most have none. */
const ofRivals: Measure = {
  name: "alternatives",
  value: ({ alternatives }) => alternatives,
  beside: ({ packages }) => packages,
};

/** Names of revisions that are nearer to one another than this part of the plot would lie on one another. */
const apart = 0.09;

/** Where the last point stands, so that its values are seen to hold. */
const lastPoint = 0.96;

interface Mark {
  readonly symbol: string;
  readonly place: number;
  readonly named: boolean;
}

function marksOf({ points }: FigureSeries, places: readonly number[]): readonly Mark[] {
  const marks: Mark[] = [];
  let last = Number.NEGATIVE_INFINITY;
  points.forEach(({ revisions }, index) => {
    const symbol = revisions.at(-1);
    const place = places[index] ?? 0;
    if (symbol === undefined) return;
    const named = place - last >= apart;
    if (named) last = place;
    marks.push({ symbol, place, named });
  });
  return marks;
}

const pathOf = (corners: readonly (readonly [number, number])[]) =>
  corners.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x * 1000} ${y * 100}`).join("");

interface PanelProps {
  readonly measure: Measure;
  readonly series: FigureSeries;
  readonly places: readonly number[];
  readonly marks: readonly Mark[];
  readonly shown: number | undefined;
}

function Panel({ measure, series, places, marks, shown }: PanelProps) {
  const { t, i18n } = useTranslation();
  const count = new Intl.NumberFormat(i18n.language);
  const { points } = series;
  const values = points.map(measure.value);
  const beside = measure.beside === undefined ? undefined : points.map(measure.beside);
  const most = roundUp(Math.max(...values, ...(beside ?? [])));
  const path = pathOf(stepLine(places, values, most));
  const at = shown === undefined ? undefined : points[shown];
  return (
    <div className={classes.panel}>
      <div className={classes.legend}>
        <span className={classes.name} data-measure={measure.name}>
          {t(`plot.measure.${measure.name}`)}
        </span>
        {measure.name !== "words" && (
          <span className={classes.besideName} data-measure={measure.name}>
            {t(`plot.beside.${measure.name}`)}
          </span>
        )}
      </div>
      <div className={classes.chart}>
        <span className={classes.most}>{count.format(most)}</span>
        <span className={classes.least}>0</span>
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {marks.map(({ symbol, place }) => (
            <line key={symbol} className={classes.mark} x1={place * 1000} x2={place * 1000} y1={0} y2={100} />
          ))}
          {beside !== undefined && (
            <path
              className={classes.beside}
              data-measure={measure.name}
              d={pathOf(stepLine(places, beside, most))}
            />
          )}
          <path className={classes.area} data-measure={measure.name} d={`${path}L1000 100L0 100Z`} />
          <path className={classes.line} data-measure={measure.name} d={path} />
          {at !== undefined && shown !== undefined && (
            <line
              className={classes.now}
              x1={(places[shown] ?? 0) * 1000}
              x2={(places[shown] ?? 0) * 1000}
              y1={0}
              y2={100}
            />
          )}
        </svg>
      </div>
    </div>
  );
}

/** The life of a draft as three step lines, or four, over one time, with its revisions. The table below says the same. */
export function FiguresPlot({ series, small }: { series: FigureSeries; small?: boolean }) {
  const { t, i18n } = useTranslation();
  const [hovered, setHovered] = useState<number>();
  const { points } = series;
  const places = placesOf(series).map((place) => place * lastPoint);
  const marks = marksOf(series, places);
  const name = (point: FigurePoint) => pointName(point, series.by, t, i18n.language);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const count = new Intl.NumberFormat(i18n.language);
  const told = (point: FigurePoint) =>
    [
      ...standingWords(point, t),
      ...(point.bracketedWords === 0
        ? []
        : [t("stands.words", { count: point.bracketedWords, words: count.format(point.bracketedWords) })]),
      ...rivalWords(point, t),
    ].join(" · ");
  const hasRivals = points.some(({ alternatives, packages }) => alternatives + packages > 0);
  const drawn = hasRivals ? [...measures, ofRivals] : measures;
  const shown = hovered !== undefined && hovered < points.length ? hovered : undefined;
  const point = (shown === undefined ? undefined : points[shown]) ?? last;
  const hover = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const place = (event.clientX - left) / Math.max(1, width);
    const nearest = places.reduce(
      (best, each, index) => (Math.abs(each - place) < Math.abs((places[best] ?? 0) - place) ? index : best),
      0,
    );
    setHovered(nearest);
  };
  const most = points.reduce((best, each) => (each.brackets > best.brackets ? each : best), first);
  const description = t("plot.describe", {
    from: name(first),
    first: told(first),
    to: name(last),
    last: told(last),
    most: bracketWords({ brackets: most.brackets, placeholders: 0 }, t)[0] ?? "0",
    when: name(most),
  });
  const axis = dateFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <figure className={classes.figure} data-small={small || undefined}>
      <figcaption className={classes.readout} aria-hidden="true">
        <strong>{name(point)}</strong> <span>{told(point)}</span>
      </figcaption>
      <div role="img" aria-label={description}>
        <div
          className={classes.panels}
          onPointerMove={hover}
          onPointerDown={hover}
          onPointerLeave={() => setHovered(undefined)}
        >
          <div className={classes.marks}>
            {marks
              .filter(({ named }) => named)
              .map(({ symbol, place }) => (
                <span
                  key={symbol}
                  style={{ left: `${place * 100}%` }}
                  data-edge={place < 0.05 ? "begin" : place > 0.95 ? "end" : undefined}
                  title={symbol}
                >
                  {shortSymbol(symbol)}
                </span>
              ))}
          </div>
          {drawn.map((measure) => (
            <Panel
              key={measure.name}
              measure={measure}
              series={series}
              places={places}
              marks={marks}
              shown={shown}
            />
          ))}
          <div className={classes.axis}>
            {series.by === "day" ? (
              <>
                <span>{axis.format(first.day)}</span>
                {first.day.getTime() !== last.day.getTime() && <span>{axis.format(last.day)}</span>}
              </>
            ) : (
              <>
                <span>{name(first)}</span>
                {points.length > 1 && <span>{name(last)}</span>}
              </>
            )}
          </div>
        </div>
      </div>
    </figure>
  );
}
