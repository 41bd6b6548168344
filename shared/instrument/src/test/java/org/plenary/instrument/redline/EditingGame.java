package org.plenary.instrument.redline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * What people sent who drafted a text together in the browser's editor: recorded by {@code editingGame.test.ts} of the
 * browser client. No letter was typed twice in a game, so the letters themselves tell whose they are.
 *
 * @param seed what the game was played from
 * @param start the text with which it began
 * @param same moments with the same text, where all that was done between them was taken back
 * @param steps what was sent, in the order of the record
 */
public record EditingGame(long seed, Step start, List<Same> same, List<Step> steps) {

    /** An update in base64, with who sent it and what they were doing. */
    public record Step(int by, String what, String base64) {
        public byte[] update() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /** Two moments, as numbers of steps. */
    public record Same(int from, int to) {}

    static boolean isLetter(char unit) {
        return unit >= 0xAC00 && unit <= 0xD7A3;
    }

    public static List<EditingGame> read(InputStream zipped) {
        List<EditingGame> games = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(zipped), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", 3);
                switch (parts[0]) {
                    case "game" ->
                        games.add(new EditingGame(
                                Long.parseLong(parts[1]),
                                new Step(0, "the beginning", parts[2]),
                                new ArrayList<>(),
                                new ArrayList<>()));
                    case "same" ->
                        last(games).same.add(new Same(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
                    default -> last(games).steps.add(new Step(Integer.parseInt(parts[0]), parts[2], parts[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return games;
    }

    private static EditingGame last(List<EditingGame> games) {
        return games.get(games.size() - 1);
    }
}
