package org.plenary.server.intake;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * Reads what begins with {@code <} in CommonMark: a tag, a comment or an address, of at most {@value #MAX_LENGTH}
 * characters; else it is the character itself; a comment may be longer. The library's own way looks for the end as far
 * as the paragraph goes, at each of them.
 */
final class AngleBrackets implements InlineContentParserFactory, InlineContentParser {
    private static final int MAX_LENGTH = 500;
    private static final int MAX_SEARCHED = 10_000_000;
    private static final String OPENING = "<!--";
    private static final String CLOSING = "-->";
    private static final Pattern ADDRESS =
            Pattern.compile("<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*|[^\\s<>@]+@[^\\s<>@]+)>");
    private static final Pattern TAG =
            Pattern.compile("</?([A-Za-z][A-Za-z0-9:-]*)(?:[\\s/][^<>]*)?>|<!--[^<>]*-->|<[?!][^<>]*>");

    /** How many characters were looked at for the end of comments that have none. */
    private int searched;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position after = scanner.position();
        if (scanner.peek() == '!') {
            Node comment = comment(scanner);
            if (comment != null) {
                return ParsedInline.of(comment, scanner.position());
            }
            scanner.setPosition(after);
        }
        StringBuilder source = new StringBuilder("<");
        while (source.length() < MAX_LENGTH && scanner.hasNext() && scanner.peek() != '<') {
            char next = scanner.peek();
            source.append(next);
            scanner.next();
            if (next == '>') {
                return ParsedInline.of(node(source.toString(), after, scanner), scanner.position());
            }
        }
        scanner.setPosition(after);
        return ParsedInline.of(new Text("<"), after);
    }

    /** A comment, of any length as long as not too many of the text's have no end. */
    private @Nullable Node comment(Scanner scanner) {
        StringBuilder source = new StringBuilder("<");
        while (scanner.hasNext() && searched < MAX_SEARCHED) {
            char next = scanner.peek();
            source.append(next);
            scanner.next();
            if (source.length() == OPENING.length() && !source.toString().equals(OPENING)) {
                return null;
            }
            boolean ends = next == '>' && source.length() >= OPENING.length() + CLOSING.length();
            if (ends && source.substring(source.length() - CLOSING.length()).equals(CLOSING)) {
                HtmlInline html = new HtmlInline();
                html.setLiteral(source.toString());
                return html;
            }
        }
        searched += source.length();
        return null;
    }

    /** What the source between two angle brackets is. */
    private static Node node(String source, Position after, Scanner scanner) {
        Matcher address = ADDRESS.matcher(source);
        if (address.matches()) {
            Link link = new Link(address.group(1), null);
            link.appendChild(new Text(address.group(1)));
            return link;
        }
        Matcher tag = TAG.matcher(source);
        if (tag.matches() && (tag.group(1) == null || AngleSigns.isKnown(tag.group(1)))) {
            HtmlInline html = new HtmlInline();
            html.setLiteral(source);
            return html;
        }
        scanner.setPosition(after);
        return new Text("<");
    }
}
