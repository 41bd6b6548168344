import type { TFunction } from "i18next";
import type { ClauseKind } from "../model/clause";

interface Named {
  readonly kind: ClauseKind;
  readonly number: string;
  readonly opening: string;
}

const shortest = 28;

/** How a clause is called in a sentence: by its number, else by its kind and, for a heading, its words. */
export function clauseName({ kind, number, opening }: Named, t: TFunction): string {
  if (number !== "") return number;
  if (kind === "title" || opening === "") return t(`kind.${kind}`);
  const words = opening.length > shortest ? `${opening.slice(0, shortest).trimEnd()}…` : opening;
  return `${t(`kind.${kind}`)} (${words})`;
}
