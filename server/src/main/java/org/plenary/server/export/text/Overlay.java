package org.plenary.server.export.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.Change;
import org.plenary.instrument.Sign;
import org.plenary.instrument.Sign.Role;

/**
 * Lays a clause as a file shows it at one moment over how it shows it at the other.
 *
 * <p>Signs of the same role and origin that look alike are kept. Between two of them, what is there before is deleted
 * and what is there after is inserted, but for separators and marks at both ends that are alike. So what is not
 * inserted is the first file and what is not deleted the second one, whatever the signs are.
 */
final class Overlay {
    private final List<Sign> before;
    private final List<Sign> after;
    private final List<Step> steps = new ArrayList<>();

    /** A sign, and what became of it. */
    record Step(Sign sign, Change change) {}

    private Overlay(List<Sign> before, List<Sign> after) {
        this.before = before;
        this.after = after;
    }

    static List<Step> of(List<Sign> before, List<Sign> after) {
        return new Overlay(before, after).run();
    }

    private List<Step> run() {
        Map<Key, Integer> places = new HashMap<>();
        for (int i = 0; i < after.size(); i++) {
            if (after.get(i).role() != Role.MARK) {
                places.put(Key.of(after.get(i)), i);
            }
        }
        int nextBefore = 0;
        int nextAfter = 0;
        for (int i = 0; i < before.size(); i++) {
            Sign sign = before.get(i);
            Integer place = sign.role() == Role.MARK ? null : places.get(Key.of(sign));
            if (place != null && place >= nextAfter && after.get(place).source().equals(sign.source())) {
                gap(before.subList(nextBefore, i), after.subList(nextAfter, place));
                steps.add(new Step(sign, Change.KEPT));
                nextBefore = i + 1;
                nextAfter = place + 1;
            }
        }
        gap(before.subList(nextBefore, before.size()), after.subList(nextAfter, after.size()));
        return steps;
    }

    /** What tells a sign from the others of its clause, whatever it looks like. */
    private record Key(Role role, long origin) {
        static Key of(Sign sign) {
            return new Key(sign.role(), sign.origin());
        }
    }

    private void gap(List<Sign> old, List<Sign> now) {
        int most = Math.min(old.size(), now.size());
        int first = 0;
        while (first < most && areAlike(old.get(first), now.get(first))) {
            first++;
        }
        int last = 0;
        while (last < most - first && areAlike(old.get(old.size() - 1 - last), now.get(now.size() - 1 - last))) {
            last++;
        }
        add(now.subList(0, first), Change.KEPT);
        add(old.subList(first, old.size() - last), Change.DELETED);
        add(now.subList(first, now.size() - last), Change.INSERTED);
        add(now.subList(now.size() - last, now.size()), Change.KEPT);
    }

    private void add(List<Sign> signs, Change change) {
        signs.forEach(sign -> steps.add(new Step(sign, change)));
    }

    private static boolean areAlike(Sign old, Sign now) {
        return old.role() == now.role()
                && (old.role() == Role.SEPARATOR || old.role() == Role.CAPTION_END || old.role() == Role.MARK)
                && old.source().equals(now.source());
    }
}
