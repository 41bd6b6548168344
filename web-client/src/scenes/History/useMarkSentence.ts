import { useTranslation } from "react-i18next";
import type { Mark } from "../../model/history";
import type { ClauseId } from "../../model/ids";
import { whoOf } from "../../model/person";

/** What happened at a mark, in words; with the name of the clause that it is about, where that is known. */
export function useMarkSentence(): (mark: Mark, nameOf?: (clause: ClauseId) => string | undefined) => string {
  const { t } = useTranslation();
  return (mark, nameOf) => {
    const who = whoOf(mark);
    const holderOf = (holder: string) =>
      holder === "chair" ? t("mark.chair") : holder === "unknown" ? t("mark.unknown") : holder;
    switch (mark.kind) {
      case "revision":
        return t("mark.revision", { who, symbol: mark.symbol });
      case "status": {
        const status = t(`status.${mark.status}`);
        const clause = nameOf?.(mark.clause);
        return clause === undefined
          ? t("mark.status", { who, status })
          : t("mark.statusOf", { who, clause, status });
      }
      case "mode":
        return t("mark.mode", { who, mode: t(`mode.${mark.mode}`) });
      case "access":
        return t("mark.access", { who });
      case "restore":
        return t("mark.restore", { who, seq: mark.to });
      case "archive":
        return t(mark.archived ? "mark.archive" : "mark.unarchive", { who });
      case "bracket": {
        const clause = nameOf?.(mark.clause);
        const holder = holderOf(mark.holder);
        return clause === undefined
          ? t("mark.bracket", { who, holder })
          : t("mark.bracketIn", { who, holder, clause });
      }
      case "bracket-hold":
        return t("mark.bracketHold", { who, holder: holderOf(mark.holder) });
      case "bracket-leave":
        return t("mark.bracketLeave", { who, holder: holderOf(mark.holder) });
      case "bracket-settle":
        return t(mark.deletes ? "mark.bracketDelete" : "mark.bracketKeep", { who });
      case "bracket-again":
        return t("mark.bracketAgain", { who });
      case "package":
        return t("mark.package", { who, title: mark.title });
      case "package-change":
        return t("mark.packageChange", { who, title: mark.title });
      case "package-dissolve":
        return t("mark.packageDissolve", { who });
      case "package-status":
        return t("mark.packageStatus", {
          who,
          status: t(`status.${mark.status}`),
          count: mark.clauses.length,
        });
      case "confirm": {
        const clause = nameOf?.(mark.clause) ?? t("mark.aClause");
        return t(mark.confirms ? "mark.confirm" : "mark.withhold", { who, party: mark.party, clause });
      }
      case "numbering":
        return mark.since === undefined
          ? t("mark.numbersRun", { who })
          : t("mark.numbersHold", { who, symbol: mark.since });
      case "alternative":
        return t("mark.alternative", { who, clause: nameOf?.(mark.of) ?? t("mark.aClause") });
      case "choice":
        return mark.choose === undefined
          ? t("mark.choseNone", { who })
          : t("mark.chose", { who, clause: nameOf?.(mark.choose) ?? t("mark.aClause") });
      case "choice-again":
        return t("mark.choiceAgain", { who, clause: nameOf?.(mark.of) ?? t("mark.aClause") });
      case "apart":
        return t("mark.apart", { who, clause: nameOf?.(mark.clause) ?? t("mark.aClause") });
      case "proposal-rules":
        return t("mark.proposalRules", { who });
      case "proposal":
        return t("mark.tabled", { who, symbol: mark.symbol, title: mark.title });
      case "sponsor":
        return t(mark.joins ? "mark.sponsored" : "mark.sponsoredNoMore", {
          who,
          party: mark.party,
          symbol: mark.symbol,
        });
      case "withdraw":
        return t("mark.withdrew", { who, symbol: mark.symbol });
      case "not-taken":
        return t("mark.notTaken", { who, symbol: mark.symbol });
      case "incorporate": {
        const names = mark.clauses.flatMap((id) => nameOf?.(id) ?? []);
        const clauses =
          names.length === mark.clauses.length
            ? names.join(", ")
            : t("room.news.clauses", { count: mark.clauses.length });
        return t(`mark.took.${mark.as}`, { who, symbol: mark.symbol, clauses });
      }
      case "streamline":
        return t("mark.streamlined", {
          who,
          symbols: mark.symbols.join(", "),
          clause: nameOf?.(mark.clause) ?? t("mark.aClause"),
        });
      case "base":
        return t("mark.base", { who });
      case "follow":
        return t("mark.follow", { seq: mark.followed });
      case "invite":
        return t(mark.invited ? "mark.invited" : "mark.invitedNoMore", { who, party: mark.party });
      case "join":
        return t(mark.joins ? "mark.willSponsor" : "mark.willSponsorNoMore", { who, party: mark.party });
      case "undo":
        return t("mark.undo", { who, of: whoOf(mark.of), seq: mark.to });
    }
  };
}
