package org.plenary.server.draft;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TypeKind;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.crdt.DraftSchema;

/**
 * What a shared type of a draft is, and so what may be put into it. The form is that of the browser's editor: its
 * binding deletes, for everybody, an element whose content the editor's schema does not allow.
 */
enum Enclosure {
    /** The list of clauses. */
    ROOT,
    /** A clause of one line. */
    LINE,
    /** A clause of paragraphs. */
    BLOCKS,
    PARAGRAPH,
    SUBPARAGRAPH,
    TABLE,
    ROW,
    CELL,
    LINE_BREAK,
    FOOTNOTE,
    TEXT,
    /** Anything else, which a draft from before these rules may hold. */
    STRANGE;

    boolean isClause() {
        return this == LINE || this == BLOCKS;
    }

    /** What a type of the document is. */
    static Enclosure of(SharedType type, SharedType root) {
        if (type == root) {
            return ROOT;
        }
        if (type instanceof YXmlText) {
            return TEXT;
        }
        SharedType parent = type.parent();
        return type instanceof YXmlElement element && parent != null
                ? element(element.nodeName(), parent == root)
                : STRANGE;
    }

    /**
     * What a new type in this holder is; null if it cannot be there.
     *
     * @param isNew whether the holder itself comes with the same update
     */
    @Nullable
    Enclosure take(@Nullable TypeKind kind, @Nullable String name, boolean isNew) {
        Enclosure made = STRANGE;
        if (kind == TypeKind.XML_TEXT) {
            made = TEXT;
        } else if (kind == TypeKind.XML_ELEMENT && name != null) {
            made = element(name, this == ROOT);
        }
        return takes(made, isNew) ? made : null;
    }

    private boolean takes(Enclosure made, boolean isNew) {
        return switch (this) {
            case ROOT -> made.isClause();
            case LINE, PARAGRAPH -> made == TEXT || made == LINE_BREAK || made == FOOTNOTE;
            case FOOTNOTE -> made == TEXT || made == LINE_BREAK;
            // A program may make a clause with its text directly in it, which editors show as a paragraph; nobody puts
            // text
            // beside paragraphs later on.
            case BLOCKS -> made.isBlock() || (made == TEXT && isNew);
            case SUBPARAGRAPH -> made.isBlock();
            case TABLE -> made == ROW;
            case ROW -> made == CELL;
            case CELL -> made == PARAGRAPH;
            case LINE_BREAK, TEXT, STRANGE -> false;
        };
    }

    private boolean isBlock() {
        return this == PARAGRAPH || this == SUBPARAGRAPH || this == TABLE;
    }

    private static Enclosure element(String name, boolean inRoot) {
        if (inRoot) {
            return ClauseKind.ofWireName(name)
                    .map(kind -> kind.isOneLine() ? LINE : BLOCKS)
                    .orElse(STRANGE);
        }
        return switch (name) {
            case DraftSchema.PARAGRAPH -> PARAGRAPH;
            case DraftSchema.SUBPARAGRAPH -> SUBPARAGRAPH;
            case DraftSchema.TABLE -> TABLE;
            case DraftSchema.ROW, DraftSchema.HEADER_ROW -> ROW;
            case DraftSchema.CELL -> CELL;
            case DraftSchema.LINE_BREAK -> LINE_BREAK;
            case DraftSchema.FOOTNOTE -> FOOTNOTE;
            default -> STRANGE;
        };
    }
}
