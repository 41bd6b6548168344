package org.plenary.server.export.text;

import java.util.List;
import org.plenary.instrument.PlacedNote;
import org.plenary.instrument.PlacedParagraph;
import org.plenary.instrument.Sign;

/** How one of the formats puts things. */
interface TextForm {
    /** A paragraph of the text. */
    List<Sign> signs(PlacedParagraph paragraph);

    /** A footnote. */
    List<Sign> signs(PlacedNote note);

    /** What stands between the text and its footnotes. */
    String notesHeading(String words);

    /** The mark of a status, as nothing in the text of a clause is written. */
    String status(String mark);

    /** The first paragraph of a clause in a file that has such marks, so that its text is not taken for one. */
    List<Sign> unmarked(List<Sign> paragraph);

    /** A line of words that is no part of the text, with nothing in it taken for a mark. */
    String words(String line);

    /** A line that somebody wrote about the text, the same. */
    String quoted(String line);

    /** The same, standing out. */
    String strong(String line);

    /** A hash or the like. */
    String code(String value);

    /** An address. */
    String link(String url);

    /** Lines before the text, written by the methods above, up to where the text begins. */
    String head(List<String> lines);

    /** Lines after the text, which has no line end yet. */
    String foot(List<String> lines);
}
