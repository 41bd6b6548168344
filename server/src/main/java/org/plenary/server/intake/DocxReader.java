package org.plenary.server.intake;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Element.Space;

/**
 * Reads the paragraphs of a DOCX file from its main document, one block at a time, and says what its headers and
 * footers are. For one thread, one use.
 */
final class DocxReader {
    private final DocxParts parts;
    private final DocxStyles styles;
    private final DocxBlocks blocks;
    private final DocxNotes notes;
    private final Findings findings;

    /** Those who tracked changes, if these are to be undone; otherwise null. */
    private final @Nullable TrackedAuthors undone;

    private DocxReader(OfficePackage file, Findings findings, @Nullable TrackedAuthors undone) {
        this.parts = new DocxParts(file);
        this.undone = undone;
        this.findings = findings;
        Element styleSheet = parts.tree("styles");
        this.styles = new DocxStyles(styleSheet);
        DocxNumbering numbering = new DocxNumbering(parts.tree("numbering"), styles);
        this.notes = DocxNotes.of(parts, this::inside, findings);
        this.blocks = new DocxBlocks(parts, styles, numbering, notes, findings, isOwn(styleSheet));
    }

    /** The paragraphs of a file. */
    static List<Passage> read(byte[] file, Findings findings) {
        return read(file, findings, comments -> {});
    }

    /**
     * The paragraphs of a file.
     *
     * @param comments is given its comments
     */
    static List<Passage> read(byte[] file, Findings findings, Consumer<CommentsInFile> comments) {
        DocxReader reader = new DocxReader(OfficePackage.unpack(file), findings, null);
        List<Passage> passages = reader.read();
        comments.accept(reader.notes.comments().build());
        return passages;
    }

    /** The paragraphs that a file had before all that is tracked in it. */
    static List<Passage> readBefore(byte[] file, TrackedAuthors authors) {
        return new DocxReader(OfficePackage.unpack(file), new Findings(), authors).read();
    }

    /** Plenary's own files have styles of these names. */
    private static boolean isOwn(@Nullable Element styleSheet) {
        return styleSheet != null
                && styleSheet
                                .all("style")
                                .map(style -> style.valueOf("name"))
                                .filter(name ->
                                        "Preambular paragraph".equals(name) || "Operative paragraph".equals(name))
                                .distinct()
                                .count()
                        == 2;
    }

    /** The paragraphs of a note, header or footer, as the text would have them. */
    private List<Passage> inside(Element note, Findings found) {
        DocxNumbering unnumbered = new DocxNumbering(null, styles);
        DocxBlocks inside = new DocxBlocks(parts, styles, unnumbered, DocxNotes.none(), found, false);
        inside.blocks(asRead(note).children());
        return inside.passages();
    }

    /** A tree as it is to be read. */
    private Element asRead(Element tree) {
        if (undone == null) {
            return tree;
        }
        undone.take(tree);
        return BeforeTracking.of(tree);
    }

    private List<Passage> read() {
        SafeXml xml = new SafeXml(parts.main(), parts.document());
        while (xml.next()) {
            if (xml.isStart()) {
                begin(xml);
            } else if (xml.isEnd() && xml.space() == Space.WORD && xml.name().equals("tbl")) {
                blocks.endTable();
            }
        }
        List<Passage> passages = blocks.passages();
        notes.tellOthers();
        for (String kind : List.of("header", "footer")) {
            for (String path : parts.paths(kind)) {
                margin(kind, parts.at(path));
            }
        }
        return passages;
    }

    /** What may be large is gone into; everything else is read as a whole. */
    private void begin(SafeXml xml) {
        if (undone != null && xml.space() == Space.WORD) {
            switch (xml.name()) {
                case "ins", "moveTo" -> {
                    undone.take(xml.tree());
                    return;
                }
                case "del", "moveFrom" -> {
                    Element gone = xml.tree();
                    blocks.blocks(asRead(gone).children());
                    return;
                }
                default -> {}
            }
        }
        boolean isAround = xml.space() == Space.WORD
                && switch (xml.name()) {
                    case "document", "body", "tbl", "sdt", "sdtContent", "customXml", "ins", "moveTo" -> true;
                    default -> false;
                };
        if (!isAround) {
            Element tree = asRead(xml.tree());
            if (tree.is("sdtPr") && DocxControl.isTold(tree)) {
                findings.add(FindingCode.FIELDS, blocks.where(), Objects.requireNonNullElse(tree.valueOf("alias"), ""));
            }
            blocks.block(tree);
        } else if (xml.name().equals("tbl")) {
            blocks.beginTable();
        }
    }

    private void margin(String kind, @Nullable Element part) {
        if (part == null) {
            return;
        }
        String text = DocxBlocks.words(inside(part, new Findings()));
        if (!text.isEmpty()) {
            findings.add(FindingCode.HEADERS_AND_FOOTERS, kind, text);
        }
        if (part.holds("blip") || part.holds("imagedata")) {
            findings.add(FindingCode.IMAGES, kind, DocxPictures.description(part));
        }
    }
}
