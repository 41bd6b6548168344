package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.anchor.Passage;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.Note;

/** What an edition tells beside its text as Word's comments: its notes, if they are to be shown, and its threads. */
final class Comments {
    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private static final String WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml";
    private static final String WORD_2023 = "http://schemas.microsoft.com/office/word/2023/wordml/word16du";
    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private static final String[] THREADED = {
        "xmlns:w",
        Parts.WORD,
        "xmlns:mc",
        COMPATIBILITY,
        "xmlns:w14",
        WORD_2010,
        "xmlns:w16du",
        WORD_2023,
        "mc:Ignorable",
        "w14 w16du"
    };

    /** Paragraphs are known by eight hexadecimal digits, below 80000000. */
    private static final int FIRST_PARAGRAPH = 0x10000000;

    private static final String[] NO_ATTRIBUTES = {};

    private final List<WordComment> all;
    /** Whether people talk in them, and not the chair alone. */
    private final boolean hasThreads;

    private final Map<ClauseId, List<Integer>> wholes = new HashMap<>();
    private final Map<ClauseId, List<CommentRange>> ranges = new HashMap<>();
    private final List<Integer> homeless = new ArrayList<>();

    /** @param notes those to be shown */
    Comments(Edition edition, List<Note> notes) {
        this.all = WordComment.all(edition, notes, FixedWords.of(edition.locale()));
        this.hasThreads = !edition.threads().isEmpty();
        ClauseId head = head(edition);
        for (int i = 0; i < all.size(); i++) {
            place(i, all.get(i), head);
        }
    }

    /** Where comments on the whole draft stand: its title, or else its first clause. */
    private static @Nullable ClauseId head(Edition edition) {
        List<Clause> clauses = edition.text().clauses();
        return clauses.stream()
                .filter(clause -> clause.kind() == ClauseKind.TITLE)
                .findFirst()
                .or(() -> clauses.stream().findFirst())
                .map(Clause::id)
                .orElse(null);
    }

    private void place(int id, WordComment comment, @Nullable ClauseId head) {
        ClauseId clause = comment.clause() == null ? head : comment.clause();
        Passage passage = comment.passage();
        if (clause == null) {
            homeless.add(id);
        } else if (passage == null) {
            wholes.computeIfAbsent(clause, fresh -> new ArrayList<>()).add(id);
        } else {
            ranges.computeIfAbsent(clause, fresh -> new ArrayList<>()).add(new CommentRange(id, passage));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The numbers of the comments on a whole clause. */
    List<Integer> of(ClauseId clause) {
        return wholes.getOrDefault(clause, List.of());
    }

    /** The comments on words of a clause. */
    CommentRange.Cursor in(ClauseId clause) {
        return new CommentRange.Cursor(ranges.getOrDefault(clause, List.of()));
    }

    /** The numbers of those that have no clause to stand in, because the text has none. */
    List<Integer> homeless() {
        return homeless;
    }

    /** The part that has their text. */
    byte[] part(Edition edition) {
        Xml xml = new Xml();
        RunWriter runs = new RunWriter(xml, edition.masthead().isRightToLeft(), new TrackedChanges(edition));
        xml.open("w:comments", hasThreads ? THREADED : new String[] {"xmlns:w", Parts.WORD});
        for (int i = 0; i < all.size(); i++) {
            WordComment comment = all.get(i);
            xml.open("w:comment", attributes(i, comment));
            xml.open("w:p", hasThreads ? new String[] {"w14:paraId", paragraph(i)} : NO_ATTRIBUTES);
            xml.open("w:pPr").value("w:pStyle", "CommentText").close();
            xml.open("w:r").open("w:rPr").value("w:rStyle", "CommentReference").close();
            xml.empty("w:annotationRef").close();
            runs.plain(comment.text());
            xml.close().close();
        }
        return xml.close().bytes();
    }

    private String[] attributes(int id, WordComment comment) {
        String date = TrackedChanges.date(comment.at());
        List<String> attributes = new ArrayList<>(List.of(
                "w:id",
                Integer.toString(id),
                "w:author",
                comment.author(),
                "w:date",
                date,
                "w:initials",
                comment.initials()));
        if (hasThreads) {
            attributes.addAll(List.of("w16du:dateUtc", date));
        }
        return attributes.toArray(NO_ATTRIBUTES);
    }

    private static String paragraph(int comment) {
        return Integer.toHexString(FIRST_PARAGRAPH + comment).toUpperCase(Locale.ROOT);
    }

    /** Whether there is anything that {@link #extended} tells. */
    boolean isExtended() {
        return all.stream().anyMatch(comment -> comment.parent() >= 0 || comment.done());
    }

    /** The part that says which answer which, and what is dealt with. */
    byte[] extended() {
        Xml xml = new Xml();
        xml.open("w15:commentsEx", "xmlns:w15", WORD_2012, "xmlns:mc", COMPATIBILITY, "mc:Ignorable", "w15");
        for (int i = 0; i < all.size(); i++) {
            WordComment comment = all.get(i);
            String done = comment.done() ? "1" : "0";
            if (comment.parent() < 0) {
                xml.empty("w15:commentEx", "w15:paraId", paragraph(i), "w15:done", done);
            } else {
                xml.empty(
                        "w15:commentEx",
                        "w15:paraId",
                        paragraph(i),
                        "w15:paraIdParent",
                        paragraph(comment.parent()),
                        "w15:done",
                        done);
            }
        }
        return xml.close().bytes();
    }
}
