package org.plenary.server.export.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Letter;
import org.plenary.instrument.Markdown;
import org.plenary.instrument.PlacedNote;
import org.plenary.instrument.PlacedParagraph;
import org.plenary.instrument.Sign;
import org.plenary.instrument.Sign.Role;

/** CommonMark. What is no part of the text stands in block quotes. */
final class MarkdownForm implements TextForm {
    /** What may stand in an autolink, and is not more than one needs. */
    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]+");

    @Override
    public List<Sign> signs(PlacedParagraph paragraph) {
        return Markdown.signs(paragraph);
    }

    @Override
    public List<Sign> signs(PlacedNote note) {
        return Markdown.note(note);
    }

    /** Markdown says by itself what a footnote is. */
    @Override
    public String notesHeading(String words) {
        return "";
    }

    /** Code: text never is. */
    @Override
    public String status(String mark) {
        return code(mark);
    }

    @Override
    public List<Sign> unmarked(List<Sign> paragraph) {
        return paragraph;
    }

    @Override
    public String words(String line) {
        return text(line, false);
    }

    @Override
    public String quoted(String line) {
        return words(line);
    }

    @Override
    public String strong(String line) {
        return text(line, true);
    }

    private static String text(String line, boolean bold) {
        List<Letter> letters = line.codePoints()
                .mapToObj(c -> new Letter(c == '\n' ? ' ' : c, bold, false, 0))
                .toList();
        StringBuilder text = new StringBuilder();
        Markdown.signs(new PlacedParagraph(ClauseKind.ARTICLE, 0, "", 0, letters)).stream()
                .filter(sign -> sign.role() == Role.TEXT || sign.role() == Role.MARK)
                .forEach(sign -> text.append(sign.source()));
        return text.toString();
    }

    @Override
    public String code(String value) {
        return "`" + value + "`";
    }

    @Override
    public String link(String url) {
        return LINK.matcher(url).matches() ? "<" + url + ">" : words(url);
    }

    @Override
    public String head(List<String> lines) {
        return quote(lines) + "\n\n";
    }

    @Override
    public String foot(List<String> lines) {
        return "\n\n" + quote(lines) + "\n";
    }

    private static String quote(List<String> lines) {
        return lines.stream().map(line -> "> " + line).collect(Collectors.joining("\\\n"));
    }
}
