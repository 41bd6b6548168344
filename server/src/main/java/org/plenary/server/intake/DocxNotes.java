package org.plenary.server.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The footnotes, endnotes and comments of a DOCX file, so that it can be said what is left out; each is read when it is first
 * asked for. For one thread.
 */
final class DocxNotes {
    private final Notes footnotes;
    private final Notes endnotes;
    private final Notes comments;

    private DocxNotes(Notes footnotes, Notes endnotes, Notes comments) {
        this.footnotes = footnotes;
        this.endnotes = endnotes;
        this.comments = comments;
    }

    /** Those of a file; {@code words} says what the words of a note are. */
    static DocxNotes of(DocxParts parts, Function<Element, String> words) {
        return new DocxNotes(
                new Notes(parts.tree("footnotes"), words),
                new Notes(parts.tree("endnotes"), words),
                new Notes(parts.tree("comments"), words));
    }

    static DocxNotes none() {
        Notes none = new Notes(null, note -> "");
        return new DocxNotes(none, none, none);
    }

    String footnote(@Nullable String id) {
        return footnotes.text(id);
    }

    String endnote(@Nullable String id) {
        return endnotes.text(id);
    }

    String comment(@Nullable String id) {
        return comments.text(id);
    }

    /** Notes of one kind. */
    private static final class Notes {
        private final Map<String, Element> byId = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private final Function<Element, String> words;

        Notes(@Nullable Element notes, Function<Element, String> words) {
            this.words = words;
            if (notes != null) {
                notes.children().forEach(note -> byId.putIfAbsent(String.valueOf(note.attribute("id")), note));
            }
        }

        String text(@Nullable String id) {
            Element note = byId.get(String.valueOf(id));
            return note == null ? "" : texts.computeIfAbsent(String.valueOf(id), first -> words.apply(note));
        }
    }
}
