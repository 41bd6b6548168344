package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plain text of random constructs, with lines as long as a page is wide or one for each paragraph, and its words. */
final class RandomText {
    private static final int WIDTH = 72;

    private final Random random;
    private final boolean wrapped;
    private final StringBuilder text = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private int count;

    RandomText(long seed) {
        this.random = new Random(seed);
        this.wrapped = random.nextBoolean();
    }

    record File(String text, List<String> words) {}

    File file() {
        if (random.nextInt(3) > 0) {
            String title = plain(4);
            text.append(title).append('\n').append("=".repeat(title.length())).append("\n\n");
        }
        int blocks = 3 + random.nextInt(10);
        for (int i = 0; i < blocks; i++) {
            block();
        }
        return new File(text.toString(), words);
    }

    private String word() {
        String word = (random.nextInt(9) == 0 ? "état" : "river") + ++count;
        words.add(word);
        return word;
    }

    private String plain(int most) {
        StringBuilder some = new StringBuilder(word());
        for (int i = random.nextInt(most); i > 0; i--) {
            some.append(' ').append(word());
        }
        return some.toString();
    }

    private void paragraph(String lead, int most) {
        String indent = " ".repeat(lead.length());
        StringBuilder line = new StringBuilder(lead);
        for (String each : (plain(most) + (random.nextBoolean() ? "." : ";")).split(" ", -1)) {
            if (wrapped && line.length() + each.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(each).append(' ');
        }
        text.append(line.toString().stripTrailing()).append("\n\n");
    }

    private void block() {
        switch (random.nextInt(6)) {
            case 0 -> {
                String heading = plain(4);
                text.append(heading)
                        .append('\n')
                        .append("-".repeat(heading.length()))
                        .append("\n\n");
            }
            case 1 -> {
                for (int i = 1; i <= 2 + random.nextInt(3); i++) {
                    paragraph(i + ". ", 30);
                }
            }
            case 2 -> {
                for (char c = 'a'; c <= 'b' + random.nextInt(3); c++) {
                    paragraph("    (" + c + ") ", 20);
                }
            }
            default -> paragraph("", 40);
        }
    }
}
