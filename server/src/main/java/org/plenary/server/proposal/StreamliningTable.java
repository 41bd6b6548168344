package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.compose.Composition;
import org.plenary.instrument.compose.Piece;
import org.plenary.instrument.compose.WordCheck;
import org.plenary.instrument.compose.Wording;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.history.History;
import org.plenary.server.history.StreamlinedThen;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.Proposals;
import org.plenary.server.negotiation.ProposedChange;

/** What became one wording, and what would, told from a draft's past. For one question; on a worker. */
final class StreamliningTable {
    private final History history;
    private final Look look;
    private final Map<ClauseId, String> labels;

    StreamliningTable(History history) {
        this.history = history;
        look = new Look(history);
        labels = Numbering.ofClauses(history.text(history.last()));
    }

    /** A row for each time that proposals became one wording, in order. */
    List<Fields> rows() {
        return history.streamlined().stream().map(this::row).toList();
    }

    /** The row of the decision whose last edit is an entry. */
    Fields rowUntil(long until) {
        return history.streamlined().stream()
                .filter(each -> each.until() == until)
                .findFirst()
                .map(this::row)
                .orElseThrow();
    }

    private Fields row(StreamlinedThen then) {
        ClauseId id = then.decision().clause();
        Clause before = clauses(then.seq()).get(id);
        Instrument text = history.text(then.until());
        Clause after = BranchTexts.byId(text).get(id);
        List<SourceWords> sources = SourceWords.of(
                look,
                history.standing(then.seq() - 1).proposals(),
                then.decision().sources());
        Wording made = after == null ? Wording.NONE : Wording.of(after);
        String now = labels.get(id);
        return new Fields()
                .put("seq", then.seq())
                .put("at", then.atMillis())
                .put("by", Look.told(then.by()))
                .put("clause", id.value())
                .put("label", now != null ? now : Numbering.ofClauses(text).getOrDefault(id, ""))
                .putAll("contributors", contributors(sources))
                .putAll("sources", told(sources))
                .putIfAny("rationale", then.decision().rationale())
                .put("before", before == null ? null : ClauseText.of(before))
                .put("after", after == null ? null : ClauseText.of(after))
                .putAll(checked(made, before, sources));
    }

    private Map<ClauseId, Clause> clauses(long seq) {
        return BranchTexts.byId(history.text(seq));
    }

    private static List<Fields> contributors(List<SourceWords> sources) {
        return sources.stream()
                .map(source -> source.proposal().by())
                .distinct()
                .map(by -> by.toFields())
                .toList();
    }

    private List<Fields> told(List<SourceWords> sources) {
        Map<String, Map<ClauseId, String>> numbers = new HashMap<>();
        return sources.stream()
                .map(source -> new Fields()
                        .put("proposal", source.proposal().id().value())
                        .put("symbol", source.proposal().symbol())
                        .put("revision", source.proposal().revision())
                        .put("by", source.proposal().by().toFields())
                        .put("clause", source.clause().id().value())
                        .put(
                                "label",
                                numbers.computeIfAbsent(source.proposal().symbol(), symbol -> numbers(source))
                                        .getOrDefault(source.clause().id(), ""))
                        .put(
                                "change",
                                source.proposal()
                                        .changeOf(source.clause().id())
                                        .orElse(ProposedChange.CHANGED)
                                        .name()))
                .toList();
    }

    /** What the clauses of a proposal were called when it was tabled. */
    private Map<ClauseId, String> numbers(SourceWords source) {
        long tabled = source.proposal().tabledSeq();
        return Numbering.ofClauses(history.numbered(look.asTabled(source.proposal()), tabled));
    }

    private static Fields checked(Wording made, @Nullable Clause before, List<SourceWords> sources) {
        List<Wording> others = new ArrayList<>();
        if (before != null) {
            others.add(Wording.of(before));
        }
        sources.forEach(source -> others.add(source.wording()));
        WordCheck check = WordCheck.of(made, others);
        return new Fields().put("added", check.added()).put("removed", check.removed());
    }

    /**
     * What a request would make of the draft as it is now: whose each word would be, and what it adds and removes. One
     * without a wording is looked at with what all sources make of the clause together.
     */
    Fields dry(StreamlineRequest request, Proposals proposals) {
        Map<ClauseId, Clause> clauses = clauses(history.last());
        Streamlining.requireThere(request, clauses);
        Clause before = request.clause() == null ? null : clauses.get(request.clause());
        List<SourceWords> sources = SourceWords.of(look, proposals, request.sources());
        String merged = merged(request, sources);
        StreamlineRequest asked = request.wording().isBlank() ? request.saying(merged) : request;
        Composition composition = Streamlining.composition(asked, before, sources);
        return new Fields()
                .put("before", before == null ? null : ClauseText.withoutFootnotes(before))
                .put("merged", merged)
                .putAll("sources", saying(sources))
                .putAll("runs", runs(composition, asked, before, sources))
                .putAll(checked(composition.wording(), before, sources));
    }

    /** What the clause would say with all that the proposals change in it; of a new one, what the first source says. */
    private String merged(StreamlineRequest request, List<SourceWords> sources) {
        ClauseId clause = request.clause();
        if (clause == null) {
            return ClauseText.withoutFootnotes(sources.get(0).clause());
        }
        Doc doc = history.doc(history.last());
        sources.stream()
                .filter(source -> source.clause().id().equals(clause))
                .forEach(source -> doc.apply(source.proposal().changes().update(), null));
        Clause merged = BranchTexts.byId(InstrumentReader.read(doc)).get(clause);
        return merged == null ? "" : ClauseText.withoutFootnotes(merged);
    }

    private List<Fields> saying(List<SourceWords> sources) {
        List<Fields> told = told(sources);
        for (int i = 0; i < told.size(); i++) {
            told.get(i).put("text", ClauseText.withoutFootnotes(sources.get(i).clause()));
        }
        return told;
    }

    /** The wording in rows of pieces that are of the same person and source. */
    private static List<Fields> runs(
            Composition composition, StreamlineRequest request, @Nullable Clause before, List<SourceWords> sources) {
        Clause clause = new Clause(
                sources.get(0).clause().id(),
                Streamlining.kind(request, before, sources),
                composition.wording().blocks(Streamlining.kind(request, before, sources)));
        List<NumberedParagraph> lines = Numbering.ofParagraphs(new Instrument(List.of(clause)));
        List<Fields> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Whose open = null;
        int line = 0;
        for (Composition.Part part : composition.parts()) {
            Whose whose = Whose.of(part, sources);
            if (open != null && !open.equals(whose)) {
                runs.add(open.told(text.toString()));
                text.setLength(0);
            }
            open = whose;
            if (part.piece().kind() == Piece.Kind.LINE) {
                NumberedParagraph begun = lines.get(line);
                text.append(line++ == 0 ? "" : "\n")
                        .append(begun.depth() > 0 && begun.opens() ? begun.label() + " " : "");
            } else {
                text.append(
                        part.piece().kind() == Piece.Kind.BREAK
                                ? "\n"
                                : part.piece().text());
            }
        }
        if (open != null) {
            runs.add(open.told(text.toString()));
        }
        return runs;
    }

    /** Whose a piece would be; the writer is known of pieces that are from a source. */
    private record Whose(
            Composition.From from, int source, @Nullable ProposalWriter writer) {
        static Whose of(Composition.Part part, List<SourceWords> sources) {
            return new Whose(
                    part.from(),
                    part.source(),
                    part.from() == Composition.From.SOURCE ? Streamlining.writer(part, sources) : null);
        }

        Fields told(String text) {
            Fields told = new Fields().put("text", text).put("from", from.name());
            ProposalWriter by = writer;
            if (by != null) {
                told.put("source", source)
                        .put("name", by.participant().name())
                        .putIfAny("delegation", by.participant().delegationCode());
            }
            return told;
        }
    }
}
