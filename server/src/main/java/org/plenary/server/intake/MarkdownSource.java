package org.plenary.server.intake;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A text in Markdown, and how it is parsed. For one thread.
 *
 * @param text with stand-ins for the brackets that begin no tag
 * @param notes what the parser found of footnotes and definitions
 */
record MarkdownSource(String text, MarkdownNotes notes, Parser parser) {
    private static final Pattern DEEP =
            Pattern.compile("^(?:[\\h>*+-]|\\d{1,9}[.)]){" + 4 * MarkdownReader.MAX_DEPTH + "}", Pattern.MULTILINE);
    /** Lines of text without a blank one between them. */
    private static final int MAX_LINES = 20_000;

    static MarkdownSource of(String text) {
        MarkdownNotes notes = new MarkdownNotes();
        Parser.Builder builder = Parser.builder()
                .extensions(List.of(
                        TablesExtension.create(),
                        StrikethroughExtension.builder().requireTwoTildes(true).build()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .customInlineContentParserFactory(new AngleBrackets());
        notes.into(builder);
        return new MarkdownSource(text, notes, builder.build());
    }

    Node parse() {
        requireShortParagraphs();
        requireShallow(text);
        return parser.parse(text);
    }

    private static void requireShallow(String markdown) {
        if (DEEP.matcher(markdown).find()) {
            throw MarkdownReader.tooDeep();
        }
    }

    /** The parser looks at all lines of a paragraph again for each line that follows. */
    private void requireShortParagraphs() {
        int lines = 0;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            lines = text.substring(at, end).isBlank() ? 0 : lines + 1;
            IntakeLimits.require(lines, MAX_LINES, "lines without a blank one between them");
            at = end + 1;
        }
    }

    /** A piece of the text once more. Its blocks do not know where they stand. */
    Node parsePiece(String piece) {
        requireShallow(piece);
        Node parsed = parser.parse(piece);
        parsed.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                parent.setSourceSpans(List.of());
                if (!(parent instanceof Paragraph) && !(parent instanceof Heading)) {
                    super.visitChildren(parent);
                }
            }
        });
        return parsed;
    }

    /** The lines of a block; {@code ""} if it does not know where it stands. */
    String of(Node block) {
        return block.getSourceSpans().stream().map(this::of).collect(Collectors.joining("\n"));
    }

    String of(SourceSpan span) {
        return text.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }
}
