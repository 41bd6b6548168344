package org.plenary.server.intake;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * Footnotes in Markdown: {@code [^1]} in the text, {@code [^1]: words} in a block of its own, or {@code ^[words]} in
 * one. What refers to no note is text. Also tells which definitions of links are used, which CommonMark drops either
 * way. For one thread, one text.
 */
final class MarkdownNotes extends AbstractBlockParserFactory implements LinkProcessor {
    private static final Pattern DEFINITION = Pattern.compile("\\[\\^([^\\]\\s]{1,100})\\]:[ \\t]*");
    private static final int INDENT = 4;

    private final Set<LinkReferenceDefinition> used = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A note. Its blocks are its words. */
    static final class Note extends CustomBlock {
        private final String label;

        private Note(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Where the text refers to a note; its children are the words of the note, if it stands in the text. */
    static final class Reference extends CustomNode {
        private final @Nullable Note note;

        private Reference(@Nullable Note note) {
            this.note = note;
        }

        /** Null if the note stands in the text. */
        @Nullable
        Note note() {
            return note;
        }
    }

    void into(Parser.Builder builder) {
        builder.customBlockParserFactory(this).linkProcessor(this).linkMarker('^');
    }

    boolean isUsed(LinkReferenceDefinition definition) {
        return used.contains(definition);
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        if (state.getIndent() >= INDENT) {
            return BlockStart.none();
        }
        CharSequence line = state.getLine().getContent();
        Matcher definition = DEFINITION.matcher(line).region(state.getNextNonSpaceIndex(), line.length());
        return definition.lookingAt()
                ? BlockStart.of(new NoteParser(definition.group(1))).atIndex(definition.end())
                : BlockStart.none();
    }

    @Override
    public @Nullable LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.marker() != null && link.marker().getLiteral().equals("^")) {
            // What has no letter is more likely a power.
            boolean words = link.text().codePoints().anyMatch(Character::isLetter);
            return !words
                    ? LinkResult.none()
                    : LinkResult.wrapTextIn(new Reference(null), link.afterTextBracket())
                            .includeMarker();
        }
        if (link.destination() != null) {
            return LinkResult.none();
        }
        if (link.text().startsWith("^")) {
            Note note = context.getDefinition(Note.class, link.text().substring(1));
            if (note != null) {
                return LinkResult.replaceWith(new Reference(note), link.afterTextBracket());
            }
        }
        String label = link.label() == null || link.label().isEmpty() ? link.text() : link.label();
        LinkReferenceDefinition definition = context.getDefinition(LinkReferenceDefinition.class, label);
        if (definition != null) {
            used.add(definition);
        }
        return LinkResult.none();
    }

    /** Reads a note as far as its paragraph goes on, and what is indented under it. */
    private static final class NoteParser extends AbstractBlockParser {
        private final Note note;

        NoteParser(String label) {
            this.note = new Note(label);
        }

        @Override
        public Block getBlock() {
            return note;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public List<DefinitionMap<?>> getDefinitions() {
            DefinitionMap<Note> map = new DefinitionMap<>(Note.class);
            map.putIfAbsent(note.label, note);
            return List.of(map);
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            // A line that is not indented goes on with a paragraph of the note, if one is open.
            return state.getIndent() >= INDENT
                    ? BlockContinue.atColumn(state.getColumn() + INDENT)
                    : BlockContinue.none();
        }
    }
}
