package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A file of Word of random constructs, and the words that it has once its changes are accepted. */
final class RandomWord {
    private final Random random;
    private final WordFile file = new WordFile();
    private final StringBuilder notes = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private int count;

    RandomWord(long seed) {
        this.random = new Random(seed);
    }

    record File(WordFile word, List<String> words, List<String> deleted) {}

    File file() {
        file.list(1, "decimal %1.", "lowerLetter (%2)").list(2, "bullet •");
        if (random.nextInt(3) > 0) {
            file.p("Title", plain(4));
        }
        int blocks = 3 + random.nextInt(10);
        for (int i = 0; i < blocks; i++) {
            block();
        }
        if (!notes.isEmpty()) {
            file.footnotes(notes.toString());
        }
        return new File(file, words, deleted);
    }

    private String word() {
        String word = "lake" + ++count;
        words.add(word);
        return word;
    }

    private String gone() {
        String word = word();
        deleted.add(word);
        return word;
    }

    private String plain(int most) {
        StringBuilder some = new StringBuilder(word());
        for (int i = random.nextInt(most); i > 0; i--) {
            some.append(' ').append(word());
        }
        return some.toString();
    }

    private String runs() {
        StringBuilder xml = new StringBuilder(WordFile.run(plain(4)));
        for (int i = random.nextInt(5); i > 0; i--) {
            xml.append(WordFile.run(" ")).append(piece());
        }
        return xml.append(WordFile.run(random.nextBoolean() ? "." : ";")).toString();
    }

    private String piece() {
        String mark = "w:id=\"" + (100 + count) + "\" w:author=\"A\" w:date=\"2026-01-01T00:00:00Z\"";
        return switch (random.nextInt(10)) {
            case 0 -> "<w:ins " + mark + ">" + WordFile.run(plain(2)) + "</w:ins>";
            case 1 -> "<w:del " + mark + "><w:r><w:delText>" + gone() + "</w:delText></w:r></w:del>";
            case 2 -> WordFile.run("<w:b/>", plain(2));
            case 3 -> WordFile.run("<w:i/>", plain(2)) + "<w:r><w:tab/></w:r>" + WordFile.run(word());
            case 4 -> WordFile.run(word()) + "<w:r><w:br/></w:r>" + WordFile.run(word());
            case 5 -> {
                String text = plain(2);
                int id = ++count;
                notes.append("<w:footnote w:id=\"" + id + "\"><w:p>" + WordFile.run(word()) + "</w:p></w:footnote>");
                yield WordFile.run(text) + "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>";
            }
            case 6 -> "<w:smartTag>" + WordFile.run(word()) + "</w:smartTag>";
            case 7 -> "<w:fldSimple w:instr=\"DATE\">" + WordFile.run(word()) + "</w:fldSimple>";
            default -> WordFile.run(plain(4));
        };
    }

    private void block() {
        switch (random.nextInt(9)) {
            case 0 -> file.p("Heading" + (1 + random.nextInt(3)), plain(4));
            case 1, 2 -> items(1);
            case 3 -> items(2);
            case 4 -> table();
            default -> file.raw("<w:p>" + runs() + "</w:p>");
        }
    }

    private void items(int list) {
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            file.item(list, 0, plain(5));
            if (list == 1 && random.nextInt(3) == 0) {
                file.item(list, 1, plain(5));
            }
        }
    }

    private void table() {
        file.raw(table(2));
    }

    private String table(int depth) {
        StringBuilder rows = new StringBuilder();
        if (random.nextBoolean()) {
            rows.append("<w:tblPr><w:tblLook w:val=\"04A0\"/></w:tblPr>");
        }
        int columns = depth == 2 && random.nextInt(12) == 0 ? 22 : 1 + random.nextInt(3);
        int count = depth == 2 && random.nextInt(12) == 0 ? 205 : 1 + random.nextInt(3);
        for (int row = 0; row < count; row++) {
            boolean header = row == 0 && random.nextBoolean();
            rows.append("<w:tr>").append(header ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
            for (int cell = 0; cell < (count > 200 ? 1 : columns); cell++) {
                rows.append("<w:tc>")
                        .append(cellProperties(row))
                        .append(cell(depth))
                        .append("</w:tc>");
            }
            rows.append("</w:tr>");
        }
        return "<w:tbl>" + rows + "</w:tbl>";
    }

    private String cellProperties(int row) {
        return switch (random.nextInt(8)) {
            case 0 -> "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>";
            case 1 -> "<w:tcPr><w:vMerge" + (row == 0 ? " w:val=\"restart\"" : "") + "/></w:tcPr>";
            default -> "";
        };
    }

    private String cell(int depth) {
        int kind = random.nextInt(9);
        String text = kind == 0 || kind == 3 ? "<w:p/>" : "<w:p>" + WordFile.run(plain(3)) + "</w:p>";
        return switch (kind) {
            case 1 -> depth == 0 ? text : text + table(depth - 1) + "<w:p/>";
            case 2 -> text + "<w:p>" + runs() + "</w:p>";
            case 3 ->
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>"
                        + WordFile.run(plain(3)) + "</w:p><w:p>" + WordFile.run(plain(2)) + "</w:p>";
            default -> text;
        };
    }
}
