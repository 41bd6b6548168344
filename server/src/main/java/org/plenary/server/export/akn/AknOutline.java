package org.plenary.server.export.akn;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;

/**
 * The clauses of a text by the parts that a document of Akoma Ntoso has, in the order of the text.
 *
 * @param titles those that the text begins with
 * @param preamble what follows up to the last preambular paragraph before anything else than those and headings
 * @param body what follows up to the first annex
 * @param annexes each annex with what follows up to the next
 */
record AknOutline(List<Clause> titles, List<Clause> preamble, List<Clause> body, List<Annex> annexes) {

    /**
     * An annex.
     *
     * @param clause the clause that it begins with
     * @param rest the clauses behind it
     */
    record Annex(Clause clause, List<Clause> rest) {}

    static AknOutline of(Instrument text) {
        List<Clause> clauses = text.clauses();
        int titles = 0;
        while (titles < clauses.size() && clauses.get(titles).kind() == ClauseKind.TITLE) {
            titles++;
        }
        int preamble = endOfPreamble(clauses, titles);
        int body = preamble;
        while (body < clauses.size() && clauses.get(body).kind() != ClauseKind.ANNEX) {
            body++;
        }
        return new AknOutline(
                clauses.subList(0, titles),
                clauses.subList(titles, preamble),
                clauses.subList(preamble, body),
                annexes(clauses.subList(body, clauses.size())));
    }

    private static int endOfPreamble(List<Clause> clauses, int from) {
        int end = from;
        for (int at = from; at < clauses.size(); at++) {
            ClauseKind kind = clauses.get(at).kind();
            if (kind == ClauseKind.PREAMBULAR) {
                end = at + 1;
            } else if (kind != ClauseKind.HEADING) {
                break;
            }
        }
        return end;
    }

    private static List<Annex> annexes(List<Clause> clauses) {
        List<Annex> annexes = new ArrayList<>();
        for (int at = 0; at < clauses.size(); ) {
            int end = at + 1;
            while (end < clauses.size() && clauses.get(end).kind() != ClauseKind.ANNEX) {
                end++;
            }
            annexes.add(new Annex(clauses.get(at), clauses.subList(at + 1, end)));
            at = end;
        }
        return annexes;
    }

    /** Whether it is to be called an act. */
    boolean isAct() {
        return body.stream().anyMatch(clause -> clause.kind() == ClauseKind.ARTICLE);
    }

    /** How such a document is called. */
    String documentType() {
        return isAct() ? "act" : "statement";
    }
}
