package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The comments of a DOCX file, and what of its text they are about, gathered while that is read. For one thread, one
 * use.
 */
final class DocxComments {
    /** So many are taken; more are counted. */
    static final int MAX_COMMENTS = 1_000;

    private static final int MAX_AUTHOR = 200;
    private static final int DATE_LENGTH = "2026-05-03".length();

    private final List<Element> comments;
    private final Map<String, Element> extended = new HashMap<>();
    private final Function<Element, String> reading;
    private final StringBuilder letters = new StringBuilder();
    private final Map<String, Integer> begins = new HashMap<>();
    private final Map<String, Integer> ends = new HashMap<>();
    private final Map<String, Integer> marks = new HashMap<>();

    /**
     * Those of a file.
     *
     * @param comments the part that has their words, null if there is none
     * @param extended the part that says which answers which, null if there is none
     * @param reading gives the words of a comment, with {@code "\n"} between paragraphs
     */
    DocxComments(@Nullable Element comments, @Nullable Element extended, Function<Element, String> reading) {
        this.comments = comments == null ? List.of() : comments.children();
        this.reading = reading;
        if (extended != null) {
            extended.children()
                    .forEach(each -> this.extended.putIfAbsent(String.valueOf(each.attribute("w14:paraId")), each));
        }
    }

    /** A paragraph begins. */
    void line() {
        if (!letters.isEmpty() && letters.charAt(letters.length() - 1) != '\n') {
            letters.append('\n');
        }
    }

    /** The text shows this next. */
    void text(String shown) {
        if (!comments.isEmpty()) {
            CommentPlaces.letters(shown, letters);
        }
    }

    /** What a comment is about begins or ends here, or its mark stands here. */
    void mark(Element mark) {
        Map<String, Integer> places = switch (mark.name()) {
            case "commentRangeStart" -> begins;
            case "commentRangeEnd" -> ends;
            default -> marks;
        };
        places.putIfAbsent(String.valueOf(mark.attribute("id")), letters.length());
    }

    /** What was gathered. Comments whose mark the text does not have any more are not there. */
    CommentsInFile build() {
        Map<String, Element> shown = new LinkedHashMap<>();
        for (Element comment : comments) {
            String id = String.valueOf(comment.attribute("id"));
            if (comment.is("comment") && marks.containsKey(id)) {
                shown.putIfAbsent(id, comment);
            }
        }
        Map<String, String> byParagraph = new HashMap<>();
        shown.forEach((id, comment) -> byParagraph.putIfAbsent(paragraph(comment), id));
        Map<String, List<CommentsInFile.Said>> threads = new LinkedHashMap<>();
        int left = 0;
        int taken = 0;
        for (Map.Entry<String, Element> each : shown.entrySet()) {
            CommentsInFile.Said said = said(each.getValue());
            if (said.text().isBlank() || taken == MAX_COMMENTS) {
                left++;
            } else {
                taken++;
                threads.computeIfAbsent(root(each.getKey(), shown, byParagraph), first -> new ArrayList<>())
                        .add(said);
            }
        }
        List<CommentsInFile.Remarks> all = new ArrayList<>();
        threads.forEach((id, said) -> all.add(thread(id, shown, said)));
        return new CommentsInFile(letters.toString(), all, left);
    }

    private CommentsInFile.Remarks thread(String id, Map<String, Element> shown, List<CommentsInFile.Said> said) {
        int mark = marks.getOrDefault(id, 0);
        int from = Math.min(begins.getOrDefault(id, mark), letters.length());
        int to = Math.max(from, ends.getOrDefault(id, mark));
        Element comment = shown.get(id);
        Element more = comment == null ? null : extended.get(paragraph(comment));
        boolean done = more != null && "1".equals(more.attribute("w14:done"));
        return new CommentsInFile.Remarks(said, done, from, to);
    }

    /** The first comment of the thread that a comment is in. */
    private String root(String id, Map<String, Element> shown, Map<String, String> byParagraph) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (seen.add(at)) {
            Element comment = shown.get(at);
            Element more = comment == null ? null : extended.get(paragraph(comment));
            String parent = more == null ? null : byParagraph.get(more.attribute("w14:paraIdParent"));
            if (parent == null) {
                return at;
            }
            at = parent;
        }
        return id;
    }

    /** A comment is known by its last paragraph. */
    private static String paragraph(Element comment) {
        return comment.all("p")
                .reduce((first, second) -> second)
                .map(each -> String.valueOf(each.attribute("w14:paraId")))
                .orElse("");
    }

    private CommentsInFile.Said said(Element comment) {
        String author = oneLine(comment.attribute("author"));
        String date = oneLine(comment.attribute("date"));
        boolean isDate = date.matches("\\d{4}-\\d{2}-\\d{2}.*");
        return new CommentsInFile.Said(
                author.length() > MAX_AUTHOR
                        ? author.substring(0, author.offsetByCodePoints(0, MAX_AUTHOR / 2))
                        : author,
                isDate ? date.substring(0, DATE_LENGTH) : "",
                reading.apply(comment));
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
