package org.plenary.server.export.text;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Sign;
import org.plenary.instrument.Sign.Role;
import org.plenary.server.export.StatusMarks.Mark;

/** Puts the mark of a clause's status around its text. Stateless. */
final class StatusSigns {
    private static final long OPENING = 0;
    private static final long CLOSING = 1;

    private StatusSigns() {}

    /**
     * The signs of a clause with its mark.
     *
     * @param paragraphs the signs of each paragraph that the file shows
     * @param form how the file writes marks
     */
    static List<Sign> around(List<List<Sign>> paragraphs, Mark mark, TextForm form) {
        List<Sign> signs = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            List<Sign> paragraph = new ArrayList<>(paragraphs.get(i));
            if (i == paragraphs.size() - 1 && !mark.closing().isEmpty()) {
                close(paragraph, form.status(mark.closing()));
            }
            if (i == 0 && !mark.opening().isEmpty()) {
                open(paragraph, mark.opening(), form);
            }
            signs.addAll(paragraph);
        }
        return signs;
    }

    private static void open(List<Sign> signs, String mark, TextForm form) {
        String word = mark.strip();
        String space = mark.substring(word.length());
        int at = 0;
        while (at < signs.size() && !isText(signs.get(at))) {
            at++;
        }
        if (at < signs.size() && signs.get(at).role() != Role.STATUS) {
            signs.add(at, new Sign(form.status(word) + space, Role.STATUS, OPENING));
        } else {
            // A number alone: the mark stands where its text would.
            boolean caption = signs.stream().anyMatch(sign -> sign.role() == Role.CAPTION);
            signs.add(at, new Sign((caption ? "\n\n" : " ") + form.status(word), Role.STATUS, OPENING));
        }
    }

    private static void close(List<Sign> signs, String mark) {
        int at = signs.size();
        while (at > 0 && !isText(signs.get(at - 1))) {
            at--;
        }
        int end =
                signs.size() - (!signs.isEmpty() && signs.get(signs.size() - 1).role() == Role.ROW_END ? 1 : 0);
        signs.add(at == 0 ? end : at, new Sign(at == 0 ? " " + mark : mark, Role.STATUS, CLOSING));
    }

    private static boolean isText(Sign sign) {
        return switch (sign.role()) {
            case TEXT, NOTE, MARK, STATUS -> true;
            case SEPARATOR, CAPTION, CAPTION_END, LEAD, ROW_END, UNDERLINE -> false;
        };
    }
}
