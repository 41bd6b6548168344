package org.plenary.server.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Table;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Passage.Shape;

/**
 * Makes clauses of the paragraphs of a file.
 *
 * <p>What follows Plenary's own way of writing, or says by itself what it is (PP1, OP1, Article 1, Annex I), is taken
 * at its word. Everything else is guessed, in this order:
 *
 * <ul>
 *   <li>The operative part begins with the first paragraph that has a number with a full stop or begins with a verb by
 *       which bodies decide, or with the first article or annex. Before it, paragraphs are preambular; lines such as
 *       "The General Assembly," become headings, because Plenary numbers every preambular paragraph.
 *   <li>What looks like a number is one as far as {@link LabelSeries} believes it; else it is a word.
 *   <li>A short line that ends no sentence and stands out, by a style, in the middle, in bold or in capitals, is a
 *       heading, and so is one such as "Chapter I". A numbered sentence is none, in whatever style it is. Right after
 *       the number of an article it is the article's heading, and becomes its first paragraph, in bold. So do headings
 *       within an annex.
 *   <li>A numbered paragraph that goes on with the number of the clause before it is the next clause; any other is a
 *       part of that clause, as deep as {@link Nesting} says. Within articles and annexes everything numbered is a
 *       part.
 *   <li>A paragraph without a number is a further paragraph of the clause before it, unless that one has no number
 *       either.
 *   <li>Where nothing is recognised, every paragraph is operative.
 * </ul>
 *
 * For one thread, one use.
 */
final class Recognizer {
    private final Vocabulary words = Vocabulary.get();
    private final LabelReader labels = new LabelReader(words);
    private final Nesting nesting = new Nesting();
    private final Findings findings;
    private final Assembly assembly;
    private final Aside aside;

    private List<Labelled> passages = List.of();
    private int firstOperative;
    private boolean certain;
    /** How a fragment belongs to where it comes to stand; null for a whole text. */
    private @Nullable FragmentSetting setting;

    private int leadingLevel;
    /** How deep the last table stands. */
    private int tableDepth;

    /** The number of the last clause that had one. */
    private @Nullable Label lastClause;

    Recognizer(Findings findings) {
        this.findings = findings;
        this.assembly = new Assembly(findings);
        this.aside = new Aside(findings);
    }

    /** Puts the clauses together, from the title on. */
    Assembly recognize(List<Passage> all) {
        TitleSearch.Found found = new TitleSearch(words, labels, aside, findings).find(all);
        found.above().forEach(this::above);
        if (found.title() != null) {
            aside.passes(found.title(), assembly.begun());
            assembly.line(ClauseKind.TITLE, found.title().inlines());
        }
        passages = new NumberDoubt(words, labels, findings).labelled(found.body(), false);
        firstOperative = firstOperative();
        return each();
    }

    /** What stands above the title has no number, as headings have none; a table stands in a clause. */
    private void above(Passage passage) {
        aside.passes(passage, assembly.begun());
        findings.add(FindingCode.GUESSED_KIND, passage.where(), passage.text());
        if (passage.table() != null) {
            assembly.open(ClauseKind.PREAMBULAR, null, List.of());
            assembly.table(0, passage.table());
            assembly.close();
        } else {
            assembly.line(ClauseKind.HEADING, whole(new Labelled(passage, null, passage.inlines())));
        }
    }

    /**
     * Puts the parts and the clauses of a fragment together. What the clause around it gets is {@link
     * Assembly#leading}.
     */
    Assembly recognize(List<Passage> all, FragmentPlace place) {
        List<Passage> present = all.stream()
                .filter(passage -> !passage.isBlank())
                .filter(this::isText)
                .toList();
        passages = new NumberDoubt(words, labels, findings).labelled(present, true);
        FragmentSetting fragment = new FragmentSetting(place, passages, words);
        firstOperative = fragment.firstOperative(passages);
        certain = true;
        setting = fragment;
        return each();
    }

    private boolean isText(Passage passage) {
        return switch (passage.shape()) {
            case CONTENTS -> {
                aside.leave(FindingCode.CONTENTS, passage);
                yield false;
            }
            case MASTHEAD -> {
                aside.leave(FindingCode.MASTHEAD, passage);
                yield false;
            }
            default -> true;
        };
    }

    /** The paragraphs that were left out as a whole. */
    List<LeftOut> leftOut() {
        return aside.list(assembly.begun());
    }

    /** At which level the first sub-paragraph among the leading parts was by its label; 0 if nothing tells. */
    int leadingLevel() {
        return leadingLevel;
    }

    private Assembly each() {
        for (int at = 0; at < passages.size(); at++) {
            Labelled item = passages.get(at);
            Table table = item.passage().table();
            aside.passes(item.passage(), assembly.begun());
            if (table != null) {
                table(at, item, table);
            } else if (item.passage().shape().isSure()) {
                sure(item);
            } else {
                guess(at, item);
            }
        }
        assembly.close();
        return assembly;
    }

    private int firstOperative() {
        int lastPreambular = -1;
        for (int at = 0; at < passages.size(); at++) {
            Labelled item = passages.get(at);
            if (item.passage().isTable()) {
                continue;
            }
            if (isOperative(item)) {
                certain = true;
                return at;
            }
            if (item.passage().shape() == Shape.PREAMBULAR || words.opensPreambular(item.text())) {
                lastPreambular = at;
                certain = true;
            }
        }
        return lastPreambular + 1;
    }

    private boolean isOperative(Labelled item) {
        Shape shape = item.passage().shape();
        if (shape == Shape.OPERATIVE || shape == Shape.ARTICLE || shape == Shape.ANNEX) {
            return true;
        }
        if (shape.isSure() || item.is(Family.PREAMBULAR)) {
            return false;
        }
        Label label = item.label();
        if (label != null && label.family() != Family.ITEM && label.family() != Family.BULLET) {
            return true;
        }
        boolean numbered = label != null
                && label.isPlainNumber()
                && (shape == Shape.BODY || shape == Shape.HEADING)
                && !words.introduces(item.text());
        return (numbered && !words.opensPreambular(item.text()))
                || (label == null && words.opensOperative(item.text()));
    }

    /** A table goes into the clause before it, or into one of its own; one with a number, into the part that has it. */
    private void table(int at, Labelled item, Table table) {
        Passage passage = item.passage();
        if (passage.shape().isSure()) {
            begun(passage);
            tableDepth = passage.depth();
        } else if (item.label() != null) {
            guess(at, new Labelled(passage.withoutTable(), item.label(), List.of()));
            tableDepth = nesting.depth();
        } else {
            tableDepth = depthOfTable(at, passage);
        }
        assembly.table(tableDepth, table);
    }

    /**
     * How deep a table stands that nobody numbered: in the part that announces it, or else as far in as it stands
     * itself.
     */
    private int depthOfTable(int at, Passage passage) {
        if (setting != null && assembly.isEmpty()) {
            assembly.lead(setting.within(), List.of());
            nesting.reset(null, passage);
        } else if (assembly.kind() == null) {
            ClauseKind kind = at < firstOperative ? ClauseKind.PREAMBULAR : ClauseKind.OPERATIVE;
            if (!isExpected(kind)) {
                findings.add(FindingCode.GUESSED_KIND, passage.where(), passage.text());
            }
            open(kind, new Labelled(passage, null, List.of()));
        } else if (passages.get(at - 1).passage().isTable()) {
            return tableDepth;
        }
        return follows(at, Before.LISTING) ? nesting.depth() : nesting.depthOf(passage);
    }

    /** Takes a passage at its word. */
    private void sure(Labelled item) {
        Passage passage = item.passage();
        switch (passage.shape()) {
            case TITLE -> assembly.line(ClauseKind.TITLE, passage.inlines());
            case SURE_HEADING -> assembly.line(ClauseKind.HEADING, passage.inlines());
            case PREAMBULAR -> open(ClauseKind.PREAMBULAR, item);
            case OPERATIVE -> open(ClauseKind.OPERATIVE, item);
            case ARTICLE -> open(ClauseKind.ARTICLE, item);
            case ANNEX -> open(ClauseKind.ANNEX, item);
            case SUBPARAGRAPH -> {
                begun(passage);
                nesting.put(passage.depth(), item.label(), passage);
                assembly.subparagraph(passage.depth(), item.label(), item.rest(), passage);
            }
            default -> {
                begun(passage);
                assembly.continuation(passage.depth(), passage.inlines());
            }
        }
    }

    /** Parts of a clause stand in one; where there is none, one is begun. */
    private void begun(Passage passage) {
        if (setting != null && assembly.isEmpty()) {
            assembly.lead(setting.within(), List.of());
            nesting.reset(null, passage);
        } else if (assembly.kind() == null) {
            findings.add(FindingCode.GUESSED_KIND, passage.where(), passage.text());
            open(ClauseKind.OPERATIVE, new Labelled(passage, null, List.of()));
        }
    }

    private void guess(int at, Labelled item) {
        Label label = item.label();
        Family family = label == null ? null : label.family();
        if (family == Family.PREAMBULAR) {
            open(ClauseKind.PREAMBULAR, item);
        } else if (family == Family.OPERATIVE) {
            open(ClauseKind.OPERATIVE, item);
        } else if (family == Family.ARTICLE || family == Family.ANNEX) {
            headed(family == Family.ARTICLE ? ClauseKind.ARTICLE : ClauseKind.ANNEX, item);
        } else if (isHeading(at, item)) {
            headingOf(item);
        } else if (setting != null && assembly.isEmpty() && leads(item, setting)) {
            lead(item, label, setting);
        } else if (label != null) {
            numbered(at, item, label);
        } else {
            plain(at, item);
        }
    }

    /** Whether the first paragraph of a fragment is no clause of its own. */
    private static boolean leads(Labelled item, FragmentSetting fragment) {
        return item.label() == null ? fragment.goesOn(item) : !fragment.isOfClause(item.label());
    }

    private void lead(Labelled item, @Nullable Label label, FragmentSetting fragment) {
        assembly.lead(fragment.within(), label == null ? item.rest() : List.of());
        nesting.reset(null, item.passage());
        if (label != null) {
            numbered(0, item, label);
        }
    }

    private boolean isHeading(int at, Labelled item) {
        Passage passage = item.passage();
        Label label = item.label();
        boolean styled = passage.shape() == Shape.HEADING;
        if (passage.shape() == Shape.ROW || (styled && (HeadingSigns.isSentence(item, words) || goesOn(at, item)))) {
            return false;
        }
        if (!HeadingSigns.allow(passage)) {
            return styled && HeadingSigns.isShort(passage.text());
        }
        if (assembly.isBare() && !assembly.leads() && label == null && isHeaded(assembly.kind())) {
            return true;
        }
        if (label == null && words.opensDivision(passage.text())) {
            return true;
        }
        if (label != null && HeadingSigns.isSection(label) && !follows(at, Before.LISTING)) {
            return true;
        }
        boolean counts = label != null && (label.isPlainNumber() || label.isBracketed());
        return HeadingSigns.show(passage) && (!counts || styled);
    }

    private boolean follows(int at, Before end) {
        return at > 0 && Before.of(passages.get(at - 1).passage(), words) == end;
    }

    /** Whether it is an item of the list that the paragraph before announces or began. */
    private boolean goesOn(int at, Labelled item) {
        Label label = item.label();
        if (at == 0 || label == null || !label.isBracketed() || assembly.kind() == null) {
            return false;
        }
        Label before = passages.get(at - 1).label();
        return follows(at, Before.LISTING) || (before != null && LabelEvidence.goesOn(before, label));
    }

    private static boolean isHeaded(@Nullable ClauseKind kind) {
        return kind == ClauseKind.ARTICLE || kind == ClauseKind.ANNEX;
    }

    /** A heading, with its number: Plenary gives headings none. */
    private void headingOf(Labelled item) {
        Passage passage = item.passage();
        ClauseKind kind = assembly.kind();
        if (kind == ClauseKind.ANNEX || (kind == ClauseKind.ARTICLE && assembly.isBare())) {
            findings.add(FindingCode.ARTICLE_HEADINGS, passage.where(), passage.text());
            assembly.continuation(0, InlineText.withBold(whole(item), true));
        } else {
            List<Inline> text = whole(item);
            assembly.line(ClauseKind.HEADING, InlineText.isAllBold(text) ? InlineText.withBold(text, false) : text);
        }
    }

    /** The text with its automatic number before it. */
    private static List<Inline> whole(Labelled item) {
        Passage passage = item.passage();
        return passage.mark() == null || passage.mark().label().isBlank() || item.is(Family.BULLET)
                ? passage.inlines()
                : InlineText.prefixed(passage.mark().label().strip() + " ", passage.inlines());
    }

    /** An article or annex, with what stands behind its number. */
    private void headed(ClauseKind kind, Labelled item) {
        Passage passage = item.passage();
        List<Inline> rest = item.rest();
        boolean isHeading =
                !rest.isEmpty() && HeadingSigns.isShort(item.text()) && !HeadingSigns.endsSentence(item.text());
        if (isHeading) {
            findings.add(FindingCode.ARTICLE_HEADINGS, passage.where(), passage.text());
        }
        open(kind, new Labelled(passage, item.label(), isHeading ? InlineText.withBold(rest, true) : rest));
    }

    private void numbered(int at, Labelled item, Label label) {
        Passage passage = item.passage();
        ClauseKind kind = assembly.kind();
        Label next = next(at);
        boolean within = isHeaded(kind);
        if (setting != null && !assembly.isNumbered() && setting.isClause(item, label, assembly.leads())) {
            resume(at, item, label);
        } else if (kind != null
                && !within
                && (label.isAlternative() ? assembly.isNumbered() : nesting.continuesClause(label, passage, next))) {
            open(at < firstOperative ? ClauseKind.PREAMBULAR : sameOrOperative(kind), item);
        } else if (kind == null || (!within && opensClause(at, label))) {
            resume(at, item, label);
        } else {
            int depth = nesting.place(label, passage, next);
            if (assembly.leads() && leadingLevel == 0) {
                leadingLevel = FragmentSetting.level(label);
            }
            assembly.subparagraph(depth, label, item.rest(), passage);
        }
    }

    /** The label of the next paragraph, or null; what stands in tables does not matter. */
    private @Nullable Label next(int at) {
        int next = at + 1;
        while (next < passages.size() && passages.get(next).passage().isTable()) {
            next++;
        }
        return next < passages.size() ? passages.get(next).label() : null;
    }

    /** Whether the operative part begins with a number of this kind, although the preamble had others. */
    private boolean opensClause(int at, Label label) {
        if (at < firstOperative || !label.isPlainNumber()) {
            return false;
        }
        return assembly.kind() == ClauseKind.PREAMBULAR
                || (!assembly.isNumbered() && lastClause != null && LabelEvidence.goesOn(lastClause, label))
                || (setting == null && followsNoList(at));
    }

    /**
     * Whether the paragraph before, which has no number, has ended, and so announces no list that this one would begin.
     */
    private boolean followsNoList(int at) {
        Labelled before = at == 0 ? null : passages.get(at - 1);
        return before != null
                && before.label() == null
                && !assembly.isNumbered()
                && Before.of(before.passage(), words) == Before.ENDED
                && !FragmentSetting.beginsSmall(passages.get(at).text());
    }

    private static ClauseKind sameOrOperative(ClauseKind kind) {
        return kind == ClauseKind.PREAMBULAR ? ClauseKind.OPERATIVE : kind;
    }

    /** A numbered paragraph that stands in no clause, at the beginning or after a heading. */
    private void resume(int at, Labelled item, Label label) {
        if (!certain || label.family() == Family.BULLET) {
            findings.add(
                    FindingCode.GUESSED_KIND,
                    item.passage().where(),
                    item.passage().text());
        }
        open(at < firstOperative ? ClauseKind.PREAMBULAR : ClauseKind.OPERATIVE, item);
    }

    private void plain(int at, Labelled item) {
        Passage passage = item.passage();
        ClauseKind kind = assembly.kind();
        if (isHeaded(kind) || (kind != null && isRule(item.text()))) {
            assembly.continuation(nesting.depthOf(passage), item.rest());
        } else if (isRule(item.text())) {
            assembly.line(ClauseKind.HEADING, item.rest());
        } else if (words.introduces(item.text()) && kind != ClauseKind.OPERATIVE) {
            findings.add(FindingCode.OPENING_WORDS, passage.where(), passage.text());
            assembly.line(ClauseKind.HEADING, item.rest());
        } else if (at < firstOperative) {
            preambular(item);
        } else {
            operative(item);
        }
    }

    /** A line without letters and digits, of underscores for instance, is no clause by itself. */
    private static boolean isRule(String text) {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private void preambular(Labelled item) {
        Passage passage = item.passage();
        int depth = assembly.kind() == null ? 0 : nesting.depthOf(passage);
        if (depth > 0 || (passage.shape() == Shape.ROW && assembly.kind() == ClauseKind.PREAMBULAR)) {
            assembly.continuation(depth, item.rest());
            return;
        }
        if (!isExpected(ClauseKind.PREAMBULAR)
                && !words.opensPreambular(item.text())
                && !InlineText.opensWithEmphasis(item.rest())) {
            findings.add(FindingCode.GUESSED_KIND, passage.where(), passage.text());
        }
        open(ClauseKind.PREAMBULAR, item);
    }

    private void operative(Labelled item) {
        Passage passage = item.passage();
        ClauseKind kind = assembly.kind();
        boolean follows = kind == ClauseKind.OPERATIVE
                && (assembly.isNumbered() || nesting.depthOf(passage) > 0 || passage.shape() == Shape.ROW);
        if (follows) {
            findings.add(FindingCode.UNNUMBERED, passage.where(), passage.text());
            assembly.continuation(nesting.depthOf(passage), item.rest());
        } else {
            if (!isExpected(ClauseKind.OPERATIVE) && !words.opensOperative(item.text())) {
                findings.add(FindingCode.GUESSED_KIND, passage.where(), passage.text());
            }
            open(ClauseKind.OPERATIVE, item);
        }
    }

    /** Whether a paragraph that says nothing of its kind is of this one, because those around it are. */
    private boolean isExpected(ClauseKind kind) {
        return setting != null && setting.within() == kind;
    }

    private void open(ClauseKind kind, Labelled item) {
        assembly.open(kind, item.label(), item.rest());
        Label label = item.label();
        Label last = lastClause;
        if (label == null || !label.isAlternative()) {
            lastClause = label == null ? last : label;
            nesting.reset(label, item.passage());
        } else {
            // What follows goes on counting from the clause before it.
            boolean counts = last != null && (last.family() == Family.ITEM || last.family() == label.family());
            nesting.reset(counts ? last : label, item.passage());
        }
    }
}
