import { stances } from "../model/brackets";
import {
  type DraftFigures,
  type FigureCounts,
  type FigureSeries,
  type FigureStep,
  figureSteps,
} from "../model/figures";
import type { DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import { clauseStatuses } from "../model/standing";
import { draftPath } from "./draftPath";
import { getJson } from "./http";

function countsOf<Name extends string>(
  names: readonly Name[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<Name, number> {
  return new Map(
    names.map((name) => [name, counts.get(name) ?? 0] as const).filter(([, count]) => count > 0),
  );
}

function readCounts(from: JsonReader): FigureCounts {
  return {
    seq: from.number("seq"),
    at: from.date("at"),
    clauses: from.number("clauses"),
    agreed: from.number("agreed"),
    statuses: countsOf(clauseStatuses, from.numbers("statuses")),
    brackets: from.number("brackets"),
    placeholders: from.number("placeholders"),
    bracketedWords: from.number("bracketedWords"),
    alternatives: from.number("alternatives"),
    packages: from.number("packages"),
  };
}

export function readFigures(value: unknown): DraftFigures {
  const figures = new JsonReader(value, "figures");
  return {
    ...readCounts(figures),
    holders: figures.array("holders", (held) => ({
      holder: held.string("holder"),
      brackets: held.number("brackets"),
      placeholders: held.number("placeholders"),
      words: held.number("words"),
      stances: countsOf(stances, held.numbers("stances")),
    })),
  };
}

export function readSeries(value: unknown): FigureSeries {
  const series = new JsonReader(value, "series");
  return {
    by: series.oneOf("by", figureSteps),
    more: series.boolean("more"),
    points: series.array("points", (point) => ({
      ...readCounts(point),
      day: point.date("day"),
      revisions: point.strings("revisions"),
    })),
  };
}

/** Where a draft stands now, in figures. */
export async function getFigures(draft: DraftId): Promise<DraftFigures> {
  return readFigures(await getJson(`${draftPath(draft)}/figures`));
}

/** Where a draft stood from time to time, in figures. */
export async function getFigureSeries(draft: DraftId, by: FigureStep): Promise<FigureSeries> {
  return readSeries(await getJson(seriesAddress(draft, by)));
}

/** Where the browser gets a series from, as data. */
export function seriesAddress(draft: DraftId, by: FigureStep): string {
  return `${draftPath(draft)}/figures/series?by=${by}`;
}

/** Where the browser gets a table for spreadsheets from: a series, or who holds what now. */
export function figuresTableAddress(draft: DraftId, by: FigureStep | "holder"): string {
  return `${draftPath(draft)}/figures.csv?by=${by}`;
}
