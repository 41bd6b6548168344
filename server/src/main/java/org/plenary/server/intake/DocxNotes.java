package org.plenary.server.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;

/**
 * The footnotes, endnotes and comments of a DOCX file; each is read when it is first asked for. For one thread.
 */
final class DocxNotes {
    private final Notes footnotes;
    private final Notes endnotes;
    private final Notes comments;
    private final DocxComments said;
    private final Findings findings;

    private DocxNotes(Notes footnotes, Notes endnotes, Notes comments, DocxComments said, Findings findings) {
        this.said = said;
        this.footnotes = footnotes;
        this.endnotes = endnotes;
        this.comments = comments;
        this.findings = findings;
    }

    /** Reads the paragraphs in a note. */
    interface Reading {
        List<Passage> read(Element note, Findings findings);
    }

    /** Those of a file. */
    static DocxNotes of(DocxParts parts, Reading reading, Findings findings) {
        Element comments = parts.tree("comments");
        return new DocxNotes(
                new Notes(parts.tree("footnotes"), reading),
                new Notes(parts.tree("endnotes"), reading),
                new Notes(comments, reading),
                new DocxComments(comments, parts.tree("commentsExtended"), comment -> lines(reading, comment)),
                findings);
    }

    static DocxNotes none() {
        Notes none = new Notes(null, (note, findings) -> List.of());
        return new DocxNotes(none, none, none, new DocxComments(null, null, comment -> ""), new Findings());
    }

    private static String lines(Reading reading, Element comment) {
        return reading.read(comment, new Findings()).stream()
                .map(passage -> passage.text().strip())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** The comments, and what they are about. */
    DocxComments comments() {
        return said;
    }

    /**
     * The note to which a mark in the text points.
     *
     * @param mark how the text shows the mark, {@code ""} if by a number
     * @return null if the note is not in the file or stands at another mark; this is told
     */
    @Nullable
    Footnote at(Element reference, String mark, @Nullable String where) {
        boolean foot = reference.name().equals("footnoteReference");
        Notes notes = foot ? footnotes : endnotes;
        String id = String.valueOf(reference.attribute("id"));
        Element note = notes.byId.get(id);
        if (note == null) {
            findings.add(foot ? FindingCode.FOOTNOTES : FindingCode.ENDNOTES, where, mark);
            return null;
        }
        if (!notes.used.add(id)) {
            findings.add(FindingCode.NOTE_MARKS, where, (mark + " " + notes.text(id)).strip());
            return null;
        }
        Findings inside = new Findings();
        Footnote read = NoteWords.of(notes.reading.read(note, inside), inside, String.valueOf(where));
        inside.list().forEach(each -> findings.add(each.code(), where, each.excerpt() == null ? "" : each.excerpt()));
        if (mark.isEmpty()) {
            return read;
        }
        findings.add(FindingCode.NOTE_MARKS, where, mark);
        return InlineText.plain(read.inlines()).startsWith(mark)
                ? new Footnote(InlineText.after(read.inlines(), mark.length()))
                : read;
    }

    /** The words of a note that is left out with its mark. */
    String words(Element reference) {
        return switch (reference.name()) {
            case "footnoteReference" -> footnotes.used(reference);
            case "endnoteReference" -> endnotes.used(reference);
            default -> comments.used(reference);
        };
    }

    /** A note goes with its mark, which was deleted. */
    void forget(Element reference) {
        (reference.name().equals("footnoteReference") ? footnotes : endnotes)
                .used.add(String.valueOf(reference.attribute("id")));
    }

    /** Tells of the notes to which nothing in the text pointed. */
    void tellOthers() {
        footnotes.others().forEach(words -> findings.add(FindingCode.FOOTNOTES, null, words));
        endnotes.others().forEach(words -> findings.add(FindingCode.ENDNOTES, null, words));
    }

    /** Notes of one kind. */
    private static final class Notes {
        private final Map<String, Element> byId = new LinkedHashMap<>();
        private final Set<String> used = new HashSet<>();
        private final Map<String, String> texts = new HashMap<>();
        private final Reading reading;

        Notes(@Nullable Element notes, Reading reading) {
            this.reading = reading;
            if (notes != null) {
                notes.children().forEach(note -> byId.putIfAbsent(String.valueOf(note.attribute("id")), note));
            }
        }

        String used(Element reference) {
            String id = String.valueOf(reference.attribute("id"));
            used.add(id);
            return text(id);
        }

        /** The words of a note, as the text would have them. */
        String text(String id) {
            Element note = byId.get(id);
            return note == null
                    ? ""
                    : texts.computeIfAbsent(id, first -> DocxBlocks.words(reading.read(note, new Findings())));
        }

        List<String> others() {
            return byId.keySet().stream()
                    .filter(id -> !used.contains(id))
                    .map(this::text)
                    .filter(words -> !words.isBlank())
                    .toList();
        }
    }
}
