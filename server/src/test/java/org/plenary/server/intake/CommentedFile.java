package org.plenary.server.intake;

/** A Word file with comments as other programs write them. */
public final class CommentedFile {
    private static final String WORD_2010 = "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

    private CommentedFile() {}

    private static String start(int id) {
        return "<w:commentRangeStart w:id=\"" + id + "\"/>";
    }

    private static String end(int id) {
        return "<w:commentRangeEnd w:id=\"" + id + "\"/>" + mark(id);
    }

    private static String mark(int id) {
        return "<w:r><w:commentReference w:id=\"" + id + "\"/></w:r>";
    }

    private static String paragraph(String... pieces) {
        StringBuilder xml = new StringBuilder("<w:p>");
        for (String piece : pieces) {
            xml.append(piece.startsWith("<") ? piece : WordFile.run(piece));
        }
        return xml.append("</w:p>").toString();
    }

    private static String comment(int id, String about, String text) {
        return "<w:comment w:id=\"" + id + "\" " + about + "><w:p " + WORD_2010 + " w14:paraId=\"0000000" + id + "\">"
                + WordFile.run(text) + "</w:p></w:comment>";
    }

    /**
     * Comments on words with an answer, on a clause with its typed number, over two clauses, on a place between words,
     * without words, and one that is too long.
     */
    public static byte[] of() {
        WordFile word = new WordFile()
                .p("Title", "On meetings")
                .raw(paragraph(
                        start(2),
                        "1. Decides to ",
                        start(3),
                        "[",
                        "meet ",
                        start(0),
                        start(1),
                        "the par",
                        "ties",
                        end(0),
                        end(1),
                        "] again;",
                        end(2)))
                .raw(paragraph("2. Decides to adjourn", end(3), " ", mark(4), "the parties.", mark(5), mark(6)));
        String jane = "w:author=\"Jane Doe\"";
        String comments = comment(0, jane + " w:date=\"2026-05-03T10:00:00Z\"", "Which ones?")
                + comment(1, "w:author=\"\" w:date=\"2026-05-04T10:00:00Z\"", "All")
                + comment(2, jane, "The whole of it")
                + comment(3, jane, "Over two")
                + comment(4, jane, "A point")
                + comment(5, jane, " ")
                + comment(6, jane, "long ".repeat(2_500));
        return word.comments(comments)
                .answers("<w15:commentEx w15:paraId=\"00000000\" w15:done=\"0\"/>"
                        + "<w15:commentEx w15:paraId=\"00000001\" w15:paraIdParent=\"00000000\" w15:done=\"0\"/>")
                .bytes();
    }
}
