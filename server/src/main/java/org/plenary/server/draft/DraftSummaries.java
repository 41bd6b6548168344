package org.plenary.server.draft;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.Standing;

/** Makes what lists show of a draft. Stateless. */
final class DraftSummaries {
    private static final int MAX_TITLE_LENGTH = 300;

    private DraftSummaries() {}

    /**
     * The summary of a draft that holds this text and about which this was decided.
     *
     * @param places where the words of its brackets are
     */
    static DraftSummary of(Doc doc, Standing standing, BracketPlaces places) {
        Set<String> bracketed = bracketed(standing, places);
        Map<ClauseStatus, Integer> statuses = new EnumMap<>(ClauseStatus.class);
        for (YXmlElement clause : DraftClauses.of(doc)) {
            if (DraftClauses.kind(clause).filter(ClauseKind::isOneLine).isPresent()) {
                continue;
            }
            String id = DraftClauses.idOf(clause);
            ClauseStatus status = id == null
                    ? ClauseStatus.OPEN
                    : standing.clauses().status(id).shown(bracketed.contains(id));
            statuses.merge(status, 1, Integer::sum);
        }
        String title = DraftClauses.title(doc);
        return DraftSummary.of(
                title.length() <= MAX_TITLE_LENGTH ? title : title.substring(0, MAX_TITLE_LENGTH - 1) + "…",
                statuses,
                standing);
    }

    /** The clauses in which brackets stand. */
    private static Set<String> bracketed(Standing standing, BracketPlaces places) {
        Set<String> clauses = new HashSet<>();
        for (Bracket bracket : standing.brackets().standing()) {
            places.clausesOf(bracket.id()).forEach(clause -> clauses.add(clause.value()));
        }
        return clauses;
    }
}
