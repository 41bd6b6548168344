package org.plenary.server.export.text;

import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.Change;
import org.plenary.instrument.Sign;
import org.plenary.instrument.Sign.Role;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.server.export.Stretch;

/** Which entry made which change of a clause at a place. */
final class Authors {
    private final Slot slot;
    private final long decided;
    private final List<Long> letters = new ArrayList<>();

    /** @param decided the entry by which the mark of its status came or went */
    Authors(Slot slot, long decided) {
        this.slot = slot;
        this.decided = decided;
        for (ParagraphRedline paragraph : slot.clause().paragraphs()) {
            for (Stretch stretch : Stretch.of(paragraph.runs())) {
                Stretch.Noted footnote = stretch.footnote();
                if (footnote != null) {
                    letters.add(entry(footnote.change(), footnote.changed()));
                }
                for (Run run : stretch.runs()) {
                    long entry = entry(run.change(), run.changed());
                    run.text().codePoints().forEach(letter -> letters.add(entry));
                }
            }
        }
    }

    private long entry(Change change, long changed) {
        return change == Change.KEPT && slot.isMove() ? slot.clause().seq() : changed;
    }

    /**
     * The entries of steps in a row, each for its own. What nobody is known to have changed, such as a number, and a
     * letter that only looks different in the file, is the work of whoever made what is deleted or inserted together
     * with it. 0 if nobody made anything of that, as with the number of a clause before which another one came.
     */
    List<Long> of(List<Overlay.Step> steps) {
        List<Long> entries = new ArrayList<>();
        steps.forEach(step -> entries.add(entry(step)));
        for (int i = steps.size() - 2; i >= 0; i--) {
            inherit(steps, entries, i, i + 1);
        }
        for (int i = 1; i < steps.size(); i++) {
            inherit(steps, entries, i, i - 1);
        }
        entries.replaceAll(entry -> entry == 0 ? slot.clause().seq() : entry);
        return entries;
    }

    private long entry(Overlay.Step step) {
        Sign sign = step.sign();
        if (sign.role() == Role.STATUS) {
            return decided;
        }
        boolean letter = sign.role() == Role.TEXT || sign.role() == Role.MARK || sign.role() == Role.NOTE;
        return letter
                ? letters.get((int) sign.origin())
                : slot.clause().paragraphs().get((int) sign.origin()).changed();
    }

    private static void inherit(List<Overlay.Step> steps, List<Long> entries, int to, int from) {
        if (entries.get(to) == 0 && steps.get(to).change() == steps.get(from).change()) {
            entries.set(to, entries.get(from));
        }
    }
}
