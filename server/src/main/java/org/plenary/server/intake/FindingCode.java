package org.plenary.server.intake;

import java.util.Locale;

/** The kinds of findings. Their wire names are stable: programs may depend on them. */
public enum FindingCode {
    /** Comments in the margin, and annotations in Markdown. */
    COMMENTS(Severity.LOST, "Comments were left out."),
    /** Notes at the foot of a page. */
    FOOTNOTES(Severity.LOST, "Footnotes that stand nowhere in the text, or are too many, were left out."),
    /** Notes at the end of the text. */
    ENDNOTES(Severity.LOST, "Endnotes that stand nowhere in the text were left out."),
    /** Marks of footnotes that are no numbers, and those behind the first of one footnote. */
    NOTE_MARKS(
            Severity.CHANGED,
            "Marks of notes that are no numbers became numbers, and a note to which several marks point stands at the first."),
    /** Pictures and drawings. */
    IMAGES(Severity.LOST, "Images were left out."),
    /** Text that stands in a box beside the text. */
    TEXT_BOXES(
            Severity.CHANGED, "Text boxes became paragraphs after those that they belong to; check where they stand."),
    /** What stands above and below every page. */
    HEADERS_AND_FOOTERS(Severity.LOST, "Headers and footers were left out."),
    /** Signs above words that say how these are read. */
    PHONETIC_GUIDES(Severity.LOST, "Phonetic guides were left out; the words that they stand above are there."),
    /** Fields that a program fills in, and of which the file has no text. */
    EMPTY_FIELDS(Severity.LOST, "Fields of which the file has no text, such as numbers and dates, were left out."),
    /** Other files within the file, controls, charts. */
    EMBEDDED_OBJECTS(Severity.LOST, "Embedded objects were left out."),
    /** Text that the file hides. */
    HIDDEN_TEXT(Severity.LOST, "Hidden text was left out."),
    /** Lines of a masthead, such as a symbol, and a date beside it: each with all its words. */
    MASTHEAD(Severity.LOST, "Lines of a masthead were left out; Plenary sets a masthead of its own."),
    /** A table of contents. */
    CONTENTS(Severity.LOST, "The table of contents was left out."),
    /** Data above a Markdown text. */
    FRONT_MATTER(Severity.LOST, "The data above the text was left out."),
    /** HTML in Markdown, besides what marks bold and italic. */
    HTML(Severity.LOST, "HTML tags were left out."),
    /** Underlining, colours, highlighting. */
    FORMATTING(Severity.LOST, "Underlining, highlighting and capitals that are only formatting were left out."),
    /** Marks of the status of clauses in Plenary's own files. */
    STATUSES(
            Severity.LOST,
            "Marks of status were left out, brackets around whole clauses among them; every clause begins open."),
    /** Insertions and deletions that were tracked. */
    TRACKED_CHANGES(Severity.CHANGED, "Tracked changes were taken as accepted."),
    /** Tables that are larger than a draft takes them. */
    TABLES(Severity.CHANGED, "Tables that a draft does not take became paragraphs, one for each row."),
    /** Cells of tables that cover several columns or rows. */
    MERGED_CELLS(
            Severity.CHANGED,
            "Merged cells of tables were divided; their words stand in the first, and the others are empty."),
    /** Tables that stand in cells of tables. */
    NESTED_TABLES(
            Severity.CHANGED,
            "Tables within tables became paragraphs of the cell that they stand in, one for each row."),
    /** Fields, of which the text is taken as it was last shown. */
    FIELDS(Severity.CHANGED, "Fields became plain text, as they were last shown."),
    /** Links, of which the words stay. */
    HYPERLINKS(Severity.CHANGED, "Links became plain text; their addresses were left out."),
    /** Formulas, of which the characters stay. */
    EQUATIONS(Severity.CHANGED, "Equations became plain text."),
    /** Superscript and subscript. */
    RAISED_TEXT(Severity.CHANGED, "Superscript and subscript became ordinary text."),
    /** Text that is crossed out by formatting alone. */
    STRUCK_TEXT(Severity.CHANGED, "Text that is struck through by formatting was taken as text."),
    /** Bulleted lists. */
    BULLETS(Severity.CHANGED, "Bullets became numbered sub-paragraphs."),
    /** Code, quotations and rules in Markdown. */
    BLOCKS(Severity.CHANGED, "Quotations and code became ordinary paragraphs."),
    /** Sub-paragraphs nested deeper than four levels. */
    DEEP_NESTING(Severity.CHANGED, "Sub-paragraphs below the fourth level were put on the fourth."),
    /** Clauses that get another number than they had. */
    NUMBERS(Severity.CHANGED, "Clauses get other numbers than in the file; check references to them."),
    /** Clauses that are called alternatives to others. */
    ALTERNATIVES(
            Severity.NOTED,
            "Clauses are called alternatives to others; unless they are made alternatives, they and those behind them get"
                    + " other numbers."),
    /** Clauses that are called alternatives to others that the file does not have, or that have too many. */
    ALTERNATIVES_ALONE(
            Severity.CHANGED,
            "Clauses that are called alternatives, and to which the file has no clause of that number, or too many of"
                    + " them, are clauses of their own; those behind them get other numbers."),
    /** Sub-paragraphs that get another label than they had. */
    LABELS(Severity.CHANGED, "Sub-paragraphs get other labels than in the file; check references to them."),
    /** Characters that cannot stand in a text. */
    CHARACTERS(Severity.CHANGED, "Characters that cannot stand in a text were replaced."),
    /** Lines that were broken for the width of a page. */
    JOINED_LINES(Severity.NOTED, "Lines that were broken at the width of a page were joined."),
    /** Words that were divided at the end of a line. */
    DIVIDED_WORDS(Severity.CHANGED, "Words that were divided at the end of a line were joined; check them."),
    /** What stands at the start of a paragraph as numbers do, and may be a word. */
    DOUBTFUL_NUMBERS(
            Severity.NOTED,
            "Numbers that may be a year, an amount or a reference were kept among the words; check them."),
    /** Headings of articles and annexes. */
    ARTICLE_HEADINGS(Severity.NOTED, "Headings of articles and annexes became their first paragraphs, in bold."),
    /** The words that open a preamble or lead from it to the operative part. */
    OPENING_WORDS(Severity.NOTED, "Opening words, which have no number, became headings."),
    /** Paragraphs without a number that were joined to the clause before them. */
    UNNUMBERED(Severity.NOTED, "Paragraphs without a number were added to the clause before them."),
    /** Paragraphs of which the kind was guessed. */
    GUESSED_KIND(Severity.NOTED, "It is not certain what kind of clause these are; check them."),
    /** There is no line that is clearly a title. */
    NO_TITLE(Severity.NOTED, "No title was found; the name of the file stands for it."),
    /** The title is longer than a title can be. */
    LONG_TITLE(Severity.CHANGED, "The title of the draft was cut; the text keeps it whole."),
    /** The file itself could not be kept. */
    ORIGINAL_NOT_KEPT(Severity.LOST, "The file itself could not be kept. Keep your own copy.");

    private final Severity severity;
    private final String message;

    FindingCode(Severity severity, String message) {
        this.severity = severity;
        this.message = message;
    }

    /** How much a finding matters. */
    public enum Severity {
        /** Something of the file is not in the instrument. */
        LOST,
        /** Something is there in another form. */
        CHANGED,
        /** Nothing is lost; somebody should look. */
        NOTED
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }

    /** The name that programs see: its name in lower case, with hyphens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it says, in English. */
    public String message() {
        return message;
    }
}
