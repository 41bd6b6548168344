package org.plenary.server.intake;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The footnotes, endnotes and comments of a DOCX file, so that it can be said what is left out. Immutable. */
final class DocxNotes {
    private final Map<String, String> footnotes;
    private final Map<String, String> endnotes;
    private final Map<String, String> comments;

    DocxNotes(@Nullable Element footnotes, @Nullable Element endnotes, @Nullable Element comments) {
        this.footnotes = texts(footnotes);
        this.endnotes = texts(endnotes);
        this.comments = texts(comments);
    }

    String footnote(@Nullable String id) {
        return footnotes.getOrDefault(String.valueOf(id), "");
    }

    String endnote(@Nullable String id) {
        return endnotes.getOrDefault(String.valueOf(id), "");
    }

    String comment(@Nullable String id) {
        return comments.getOrDefault(String.valueOf(id), "");
    }

    private static Map<String, String> texts(@Nullable Element notes) {
        Map<String, String> texts = new HashMap<>();
        if (notes != null) {
            for (Element note : notes.children()) {
                texts.putIfAbsent(String.valueOf(note.attribute("id")), note.deepText().strip());
            }
        }
        return texts;
    }
}
