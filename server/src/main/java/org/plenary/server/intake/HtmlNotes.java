package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;

/**
 * The notes and comments of a document, which word processors and web pages put behind the text, and the marks in the
 * text that point to them: of Word, LibreOffice, Google Docs, Wikipedia and pages with roles of digital publishing. For
 * one thread.
 */
final class HtmlNotes {
    private static final String BODIES = String.join(
            ",",
            "[style*=mso-element:footnote-list]",
            "[style*=mso-element:endnote-list]",
            "[style*=mso-element:comment-list]",
            "div[id^=sdfootnote]",
            "div[id^=sdendnote]",
            "[role=doc-endnotes]",
            "[role=doc-footnote]",
            "section.footnotes",
            "ol.references");
    private static final String ONE = "[style*=mso-element:footnote]:not([style*=footnote-list]),"
            + "[style*=mso-element:endnote]:not([style*=endnote-list]),"
            + "[style*=mso-element:comment]:not([style*=comment-list]),"
            + "div[id^=sdfootnote],div[id^=sdendnote],"
            + "[role=doc-footnote],[role=doc-endnote],section.footnotes li,section.footnotes p.footnote,"
            + "[role=doc-endnotes] li,ol.references li";
    private static final Pattern COMMENT_HREF = Pattern.compile("#(?:_msocom_|cmnt(?!_ref)).*");
    private static final Pattern ENDNOTE_HREF = Pattern.compile("#(?:_edn(?!ref)|sdendnote\\d+sym).*");
    private static final Pattern FOOTNOTE_HREF =
            Pattern.compile("#(?:_ftn(?!ref)|sdfootnote\\d+sym|ftnt(?!_ref)|cite_note|fn\\W?\\d).*");
    private static final Pattern CONDITION =
            Pattern.compile("^\\s*(?:\\[if|\\[endif|!?\\[|StartFragment|EndFragment).*", Pattern.DOTALL);

    /** Links back to the text, and what else in a note is none of its words. */
    private static final String BACK = String.join(
            ",",
            "[role=doc-backlink]",
            "a[href*=_ftnref]",
            "a[href*=_ednref]",
            "a[href*=ftnt_ref]",
            "a[href*=sdfootnote][href$=anc]",
            "a[href*=sdendnote][href$=anc]",
            "a[href*=#cite_ref]",
            "a[href*=#fnref]",
            "a[href*=_msoanchor]",
            "a.msocomoff",
            ".footnote-number",
            ".mw-cite-backlink");

    private static final Pattern MARK =
            Pattern.compile("^\\s*(?:\\[\\w{1,6}\\]|\\^|\\d{1,3}(?=\\p{L}))\\s*", Pattern.DOTALL);

    private final Map<String, Note> byAnchor = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final Set<Note> used = new HashSet<>();
    private final Map<Note, String> words = new HashMap<>();
    private final Function<Element, Footnote> reading;
    private final Findings findings;
    private final boolean office;
    private final boolean part;

    /** A note or comment, and what it is. */
    private record Note(FindingCode code, Element element) {}

    /**
     * Takes the notes out of a document, unless it is nothing but notes.
     *
     * @param part whether it is a part of a file, in which all comments are people's
     * @param reading reads what is in a note
     */
    HtmlNotes(Document document, Findings findings, boolean part, Function<Element, Footnote> reading) {
        this.findings = findings;
        this.reading = reading;
        this.part = part;
        this.office =
                document.select("meta[name=generator]").attr("content").matches("(?i).*(?:libre|open)\\s?office.*");
        List<Element> bodies = new ArrayList<>(document.body().select(BODIES));
        bodies.addAll(ofGoogle(document));
        String all = document.body().text();
        int inNotes = outermost(bodies).stream()
                .mapToInt(body -> body.text().length())
                .sum();
        if (bodies.isEmpty() || all.strip().length() <= inNotes + bodies.size()) {
            return;
        }
        for (Element body : outermost(bodies)) {
            List<Element> notes = new ArrayList<>(body.select(ONE));
            (notes.isEmpty() ? List.of(body) : outermost(notes)).forEach(this::keep);
        }
        bodies.forEach(Element::remove);
    }

    /** Google Docs puts each note into a division of its own, which says so by the link in its first paragraph only. */
    private static List<Element> ofGoogle(Document document) {
        return document.body().select("p > a[id^=ftnt],p > a[id^=cmnt]").stream()
                .filter(link -> !link.id().contains("_ref"))
                .map(link -> link.parent() == null ? null : link.parent().parent())
                .filter(body -> body != null && body.normalName().equals("div"))
                .map(Objects::requireNonNull)
                .toList();
    }

    private static List<Element> outermost(List<Element> elements) {
        Set<Element> all = new LinkedHashSet<>(elements);
        return elements.stream()
                .filter(element -> element.parents().stream().noneMatch(all::contains))
                .toList();
    }

    private void keep(Element note) {
        Note kept = new Note(codeOf(note), note);
        note.select("[id],[name]").forEach(anchor -> {
            put(anchor.attr("id"), kept);
            put(anchor.attr("name"), kept);
        });
        put(note.attr("id"), kept);
        notes.add(kept);
    }

    private Footnote read(Note note) {
        Element element = note.element().clone();
        element.select(BACK).remove();
        Footnote read = reading.apply(element);
        Matcher mark = MARK.matcher(InlineText.plain(read.inlines()));
        return mark.find() ? new Footnote(InlineText.after(read.inlines(), mark.end())) : read;
    }

    private String words(Note note) {
        String known = words.get(note);
        if (known == null) {
            known = InlineText.plain(read(note).inlines());
            words.put(note, known);
        }
        return known;
    }

    private static FindingCode codeOf(Element note) {
        String hints = note.attr("style") + " " + note.attr("id") + " "
                + note.select("a").attr("id");
        if (hints.contains("comment") || hints.contains("cmnt")) {
            return FindingCode.COMMENTS;
        }
        return hints.contains("endnote") ? FindingCode.ENDNOTES : FindingCode.FOOTNOTES;
    }

    private void put(String anchor, Note note) {
        if (!anchor.isEmpty()) {
            byAnchor.putIfAbsent(anchor, note);
        }
    }

    /** Tells of the notes to which nothing in the text pointed. */
    void tellOthers() {
        for (Note note : notes) {
            if (used.add(note)) {
                findings.add(note.code(), null, words(note));
            }
        }
    }

    /**
     * Whether an element is no text but a mark that points to a note or comment.
     *
     * @param place takes the note; what stands nowhere is told
     */
    boolean isMark(Element element, String where, Consumer<Footnote> place) {
        String style = element.attr("style").replace(" ", "");
        if (element.hasClass("MsoCommentReference") || style.contains("mso-special-character:comment")) {
            Element link = element.selectFirst("a[href]");
            if (link != null) {
                put(FindingCode.COMMENTS, link, where, place);
            }
            return true;
        }
        if (!element.normalName().equals("a")) {
            return element.normalName().equals("sup") && isMarkOnly(element, where, place);
        }
        FindingCode code = codeOf(element, style);
        if (code != null) {
            put(code, element, where, place);
        }
        return code != null;
    }

    /** Raised text that is a link within the page, and no more, points to a note. */
    private boolean isMarkOnly(Element raised, String where, Consumer<Footnote> place) {
        Element link = raised.selectFirst("a[href^=#]");
        if (link == null || !link.text().strip().equals(raised.text().strip())) {
            return false;
        }
        FindingCode code = codeOf(link, "");
        put(code == null ? FindingCode.FOOTNOTES : code, link, where, place);
        return true;
    }

    private static @Nullable FindingCode codeOf(Element link, String style) {
        String href = link.attr("href").replaceFirst("^[^#]*", "");
        if (link.hasClass("msocomanchor")
                || link.hasClass("msocomoff")
                || COMMENT_HREF.matcher(href).matches()) {
            return FindingCode.COMMENTS;
        }
        if (style.contains("mso-endnote-id") || ENDNOTE_HREF.matcher(href).matches()) {
            return FindingCode.ENDNOTES;
        }
        boolean footnote = style.contains("mso-footnote-id")
                || link.attr("role").equals("doc-noteref")
                || FOOTNOTE_HREF.matcher(href).matches();
        return footnote ? FindingCode.FOOTNOTES : null;
    }

    private void put(FindingCode code, Element link, String where, Consumer<Footnote> place) {
        Note note = byAnchor.get(link.attr("href").replaceFirst("^[^#]*#", ""));
        if (note == null) {
            findings.add(code, where, link.text());
        } else if (!used.add(note)) {
            findings.add(
                    code == FindingCode.COMMENTS ? code : FindingCode.NOTE_MARKS,
                    where,
                    link.text() + " " + words(note));
        } else if (code == FindingCode.COMMENTS) {
            findings.add(code, where, words(note));
        } else {
            place.accept(unnumbered(read(note), link.text(), where));
        }
    }

    /** A note without the mark that it begins with as well; one that is no number is told. */
    private Footnote unnumbered(Footnote note, String shown, String where) {
        String mark = shown.strip().replaceFirst("^\\[(.*)\\]$", "$1");
        if (mark.isEmpty()) {
            return note;
        }
        boolean number = mark.codePoints().allMatch(Character::isLetterOrDigit);
        if (!number) {
            findings.add(FindingCode.NOTE_MARKS, where, mark);
        }
        Matcher again = Pattern.compile("\\[?" + Pattern.quote(mark) + (number ? "\\]?[.):]?\\s+" : "\\]?\\s*"))
                .matcher(InlineText.plain(note.inlines()));
        return again.lookingAt() ? new Footnote(InlineText.after(note.inlines(), again.end())) : note;
    }

    /** LibreOffice writes the comments of people as those of HTML. */
    void comment(Comment comment, String where) {
        if ((office || part)
                && !CONDITION.matcher(comment.getData()).matches()
                && !comment.getData().isBlank()) {
            findings.add(FindingCode.COMMENTS, where, comment.getData());
        }
    }
}
