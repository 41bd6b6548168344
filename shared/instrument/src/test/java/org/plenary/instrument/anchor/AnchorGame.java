package org.plenary.instrument.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;

/**
 * Anchors in a draft that people edit, and what the letters themselves tell of them: no letter is typed twice, so each
 * is what it was wherever it stands. The draft is kept by a document that forgets what is deleted and by one that does
 * not, and each has its anchors.
 */
final class AnchorGame {
    private final Random random;
    private final Doc live = doc(true);
    private final Doc keeping = doc(false);
    private final String name;
    private Anchors anchors = new Anchors();
    private final Anchors others = new Anchors();
    private final List<Step> record = new ArrayList<>();
    private final Map<String, Held> held = new TreeMap<>();
    private final Set<Character> known = new HashSet<>();
    private final AnchorFigures figures;
    private Set<String> changed = Set.of();
    private long seq;
    private int placed;

    /** What was done: an update, or anchors of somebody, which are null if they are dropped. */
    private record Step(Update update, String owner, List<Anchor> anchors) {}

    /** What is known of an owner's anchor. */
    private static final class Held {
        final Set<Character> letters = new TreeSet<>();
        Set<Character> now = new TreeSet<>();
        String quote;
    }

    AnchorGame(String name, Random random, AnchorFigures figures) {
        this.name = name;
        this.random = random;
        this.figures = figures;
    }

    static Doc doc(boolean gc) {
        Doc doc = new Doc(new DocOptions(99, gc, false).withFormatCleanup(false));
        DraftClauses.root(doc);
        return doc;
    }

    Doc live() {
        return live;
    }

    /** Takes an entry, and checks all that holds after it. */
    void take(byte[] update, String what) {
        Letters before = new Letters(live);
        seq++;
        Update decoded = Update.decode(update);
        record.add(new Step(decoded, null, null));
        IdSet inserted = anchors.take(live, seq, decoded, () -> live.apply(decoded, null))
                .inserted();
        others.take(keeping, seq, decoded, () -> keeping.apply(decoded, null));
        String where = name + " entry " + seq + " (" + what + ")";
        assertThat(others.encode()).as(where).isEqualTo(anchors.encode());
        changed = anchors.changed();
        assertThat(others.changed()).as(where).isEqualTo(changed);
        if (random.nextInt(8) == 0) {
            byte[] encoded = anchors.encode();
            anchors = Anchors.decode(encoded);
            assertThat(anchors.encode()).as(where).isEqualTo(encoded);
        }
        Letters after = new Letters(live);
        held.forEach((owner, each) -> check(owner, each, before, after, inserted, where));
        known.addAll(after.all());
        figures.entries++;
    }

    private void check(String owner, Held each, Letters before, Letters after, IdSet inserted, String where) {
        String of = where + " " + owner;
        List<AnchorNow> now = anchors.of(live, owner);
        Set<Character> was = each.now;
        Set<Character> is = new TreeSet<>();
        StringBuilder words = new StringBuilder();
        for (AnchorNow piece : now) {
            if (piece.from() != null) {
                Letters.At from = after.find(piece.from());
                Letters.At to = after.find(piece.to());
                assertThat(from).as(of).isNotNull();
                assertThat(to).as(of).isNotNull();
                assertThat(from.text()).as(of + " ends where it begins").isSameAs(to.text());
                assertThat(from.text().clause()).as(of).isEqualTo(piece.clause());
                assertThat(from.index()).as(of).isLessThanOrEqualTo(to.index());
                String all = from.text().between(from.index(), to.index());
                assertThat(piece.words().replace("\n", "")).as(of).isEqualTo(all);
                words.append(all);
                for (int i = 0; i < all.length(); i++) {
                    if (Letters.isLetter(all.charAt(i))) {
                        is.add(all.charAt(i));
                    }
                }
            }
        }
        AnchorState state = now.get(0).from() == null
                ? AnchorState.GONE
                : words.toString().equals(each.quote.replace("\n", "")) ? AnchorState.HELD : AnchorState.CHANGED;
        assertThat(now).as(of).allSatisfy(piece -> assertThat(piece.state()).isEqualTo(state));
        assertThat(now).as(of).allSatisfy(piece -> assertThat(piece.seq() == 0).isEqualTo(state == AnchorState.HELD));
        if (!is.equals(was)) {
            assertThat(changed).as(of).contains(owner);
        }
        checkNoOther(each, is, after, inserted, of);
        checkNoneMissing(each, was, is, before, after, of);
        each.now = is;
    }

    /** It holds no letter but its own, and such as were written inside. */
    private void checkNoOther(Held each, Set<Character> is, Letters after, IdSet inserted, String of) {
        for (char letter : is) {
            if (each.letters.contains(letter)) {
                continue;
            }
            Letters.At at = after.find(letter);
            boolean written =
                    at == null || inserted.contains(at.id().client(), at.id().clock());
            assertThat(written)
                    .as(of + " holds " + letter + " of others: " + is)
                    .isTrue();
            assertThat(at == null || isBetween(each, at, inserted))
                    .as(of + " holds " + letter + " though it is not between its own: " + is)
                    .isTrue();
            if (known.contains(letter)) {
                figures.movedIn++;
            }
        }
        each.letters.addAll(is);
    }

    private static boolean isBetween(Held each, Letters.At at, IdSet inserted) {
        return isBeside(each, at, inserted, -1) && isBeside(each, at, inserted, 1);
    }

    private static boolean isBeside(Held each, Letters.At at, IdSet inserted, int step) {
        List<Letters.Unit> units = at.text().units();
        for (int i = at.index() + step; i >= 0 && i < units.size(); i += step) {
            Letters.Unit unit = units.get(i);
            if (each.letters.contains(unit.text())) {
                return true;
            }
            if (!Letters.isLetter(unit.text())) {
                // It is not known whose a space is.
                return true;
            }
            if (!inserted.contains(unit.id().client(), unit.id().clock())) {
                return false;
            }
        }
        return false;
    }

    private void checkNoneMissing(
            Held each, Set<Character> was, Set<Character> is, Letters before, Letters after, String of) {
        for (char letter : each.letters) {
            Letters.At at = after.find(letter);
            if (at == null) {
                continue;
            }
            Letters.At old = before.find(letter);
            if (old == null && !before.has(letter)) {
                figures.cameBack++;
                if (!is.contains(letter)) {
                    figures.miss("came back unseen" + kind(of), of + " " + letter + " in " + around(at));
                }
            } else if (old != null && !old.id().equals(at.id()) && was.contains(letter)) {
                figures.moved++;
                if (!is.contains(letter)) {
                    figures.miss("lost in a move" + kind(of), of + " " + letter + " in " + around(at));
                }
            } else if (old != null && old.id().equals(at.id()) && was.contains(letter)) {
                assertThat(is)
                        .as(of + " let go of " + letter + ", which stayed")
                        .contains(letter);
            }
        }
        checkInside(was, is, before, after, of);
    }

    /** What the entry was. */
    private static String kind(String of) {
        return of.replaceAll(".*\\([0-9] ", " ").replaceAll("\\).*", "");
    }

    private static String around(Letters.At at) {
        StringBuilder text = new StringBuilder();
        for (int i = Math.max(0, at.index() - 12);
                i < Math.min(at.text().units().size(), at.index() + 12);
                i++) {
            text.append(at.text().units().get(i).text());
        }
        return text.toString();
    }

    /** New letters between two neighbours that it held and that stayed are its own. */
    private void checkInside(Set<Character> was, Set<Character> is, Letters before, Letters after, String of) {
        for (Letters.Text text : after.texts()) {
            char last = 0;
            Set<Character> fresh = new HashSet<>();
            for (Letters.Unit unit : text.units()) {
                if (!Letters.isLetter(unit.text())) {
                    continue;
                }
                if (!known.contains(unit.text())) {
                    fresh.add(unit.text());
                    continue;
                }
                if (last != 0 && !fresh.isEmpty() && wereNeighbours(before, last, unit.text(), was)) {
                    boolean stayed = stayed(before, after, last) && stayed(before, after, unit.text());
                    if (stayed) {
                        figures.inside += fresh.size();
                        assertThat(is).as(of + " has what was written inside").containsAll(fresh);
                    }
                }
                last = unit.text();
                fresh.clear();
            }
        }
    }

    private static boolean stayed(Letters before, Letters after, char letter) {
        Letters.At old = before.find(letter);
        Letters.At now = after.find(letter);
        return old != null && now != null && old.id().equals(now.id());
    }

    /** Whether two letters were held, and all letters between them. */
    private static boolean wereNeighbours(Letters before, char one, char other, Set<Character> was) {
        Letters.At from = before.find(one);
        Letters.At to = before.find(other);
        if (from == null || to == null || !from.text().equals(to.text()) || from.index() > to.index()) {
            return false;
        }
        // Spaces between two pieces belong to nobody: letters side by side are surely of one.
        return was.contains(one) && was.contains(other) && to.index() == from.index() + 1;
    }

    /** Places an anchor of words somewhere, or of a whole clause. */
    void place() {
        String owner = "b" + (1 + placed++ % 12);
        Letters letters = new Letters(live);
        List<Letters.Text> texts =
                letters.texts().stream().filter(text -> !text.units().isEmpty()).toList();
        if (texts.isEmpty()) {
            return;
        }
        Letters.Text text = texts.get(random.nextInt(texts.size()));
        int from = random.nextInt(text.units().size());
        int longest = random.nextInt(3) == 0 ? text.units().size() : 12;
        int to = Math.min(text.units().size() - 1, from + random.nextInt(longest));
        StringBuilder quote = new StringBuilder();
        Held each = new Held();
        for (int i = from; i <= to; i++) {
            char unit = text.units().get(i).text();
            quote.append(unit);
            if (Letters.isLetter(unit)) {
                each.letters.add(unit);
            }
        }
        each.quote = quote.toString();
        each.now = new TreeSet<>(each.letters);
        Anchor anchor = new Anchor(
                text.clause(), text.units().get(from).id(), text.units().get(to).id(), each.quote);
        Passages.requireFit(live, anchor);
        assertThat(Passages.words(live, anchor).orElseThrow().replace("\n", "")).isEqualTo(each.quote);
        put(owner, List.of(anchor));
        // Two copies of a letter, of two who moved it at once, cannot be told apart.
        if (each.letters.stream().anyMatch(letter -> letters.find(letter) == null)) {
            held.remove(owner);
        } else {
            held.put(owner, each);
        }
    }

    private void put(String owner, List<Anchor> list) {
        record.add(new Step(null, owner, list));
        anchors.place(live, seq, owner, list);
        others.place(keeping, seq, owner, list);
    }

    void placeWholeClause() {
        List<ClauseId> clauses = new ArrayList<>(DraftClauses.ids(live).values());
        ClauseId clause = clauses.get(random.nextInt(clauses.size()));
        put("c" + random.nextInt(3), List.of(Passages.clause(live, clause)));
    }

    void drop() {
        if (!held.isEmpty()) {
            String owner = new ArrayList<>(held.keySet()).get(random.nextInt(held.size()));
            record.add(new Step(null, owner, null));
            anchors.drop(owner);
            others.drop(owner);
            held.remove(owner);
            assertThat(anchors.of(live, owner)).isEmpty();
        }
    }

    void checkWholeClauses() {
        Set<ClauseId> clauses = new HashSet<>(DraftClauses.ids(live).values());
        for (int i = 0; i < 3; i++) {
            for (AnchorNow now : anchors.of(live, "c" + i)) {
                assertThat(now.state())
                        .as(name)
                        .isEqualTo(clauses.contains(now.clause()) ? AnchorState.HELD : AnchorState.GONE);
            }
        }
    }

    /** What was done, and where the anchors were after each tenth entry, for whoever reads the same by other means. */
    Map<String, Object> cases() {
        List<Object> steps = new ArrayList<>();
        Doc doc = doc(true);
        Anchors again = new Anchors();
        long at = 0;
        for (Step step : record) {
            if (step.update == null) {
                if (step.anchors == null) {
                    again.drop(step.owner);
                } else {
                    again.place(doc, at, step.owner, step.anchors);
                }
                continue;
            }
            at++;
            again.take(doc, at, step.update, () -> doc.apply(step.update, null));
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("update", Base64.getEncoder().encodeToString(step.update.bytes()));
            List<Object> now = new ArrayList<>();
            for (String owner : at % 10 == 0 ? again.owners() : Set.<String>of()) {
                for (AnchorNow piece : again.of(doc, owner)) {
                    if (piece.state() != AnchorState.GONE) {
                        now.add(told(piece, doc));
                    }
                }
            }
            told.put("anchors", now);
            steps.add(told);
        }
        Map<String, Object> cases = new LinkedHashMap<>();
        cases.put("name", name);
        cases.put("steps", steps);
        return cases;
    }

    private static Map<String, Object> told(AnchorNow piece, Doc doc) {
        Map<String, Object> told = new LinkedHashMap<>();
        Anchor anchor = new Anchor(piece.clause(), piece.from(), piece.to(), piece.from() == null ? "" : piece.words());
        told.put("clause", piece.clause().value());
        if (piece.from() != null) {
            told.put("from", List.of(piece.from().client(), piece.from().clock()));
            told.put("to", List.of(piece.to().client(), piece.to().clock()));
        }
        told.put("words", Passages.words(doc, anchor).orElseThrow());
        return told;
    }

    /** Whoever takes the record has the same anchors, and knows where they were at each entry. */
    void replay() {
        Doc doc = doc(random.nextBoolean());
        Doc all = doc(false);
        Anchors again = new Anchors();
        AnchorTrail trail = new AnchorTrail();
        List<Then> moments = new ArrayList<>();
        long at = 0;
        for (Step step : record) {
            if (step.update != null) {
                at++;
                again.take(doc, at, step.update, () -> doc.apply(step.update, null));
                trail.note(again, again.changed(), at);
                all.apply(step.update, null);
            } else if (step.anchors != null) {
                again.place(doc, at, step.owner, step.anchors);
                trail.note(again, Set.of(step.owner), at);
            } else {
                again.drop(step.owner);
                trail.note(again, Set.of(step.owner), at);
            }
            trail = random.nextInt(20) == 0 ? AnchorTrail.decode(trail.encode()) : trail;
            if (moments.isEmpty() || moments.get(moments.size() - 1).seq < at) {
                moments.add(Then.of(at, all.snapshot(), again, doc));
            } else {
                moments.set(moments.size() - 1, Then.of(at, all.snapshot(), again, doc));
            }
        }
        assertThat(again.encode()).as(name).isEqualTo(anchors.encode());
        for (Then then : moments) {
            then.check(trail, all, name);
        }
    }

    /** Where all anchors were after an entry. */
    private record Then(long seq, Snapshot at, Map<String, List<AnchorNow>> anchors, List<String> texts) {
        static Then of(long seq, Snapshot at, Anchors anchors, Doc doc) {
            Map<String, List<AnchorNow>> now = new TreeMap<>();
            anchors.owners().forEach(owner -> now.put(owner, anchors.of(doc, owner)));
            List<String> texts = new ArrayList<>();
            DraftClauses.ids(doc)
                    .values()
                    .forEach(clause -> texts.add(Passages.words(doc, Passages.clause(doc, clause))
                            .orElseThrow()
                            .replace("\n", "")));
            return new Then(seq, at, now, texts);
        }

        void check(AnchorTrail trail, Doc all, String name) {
            String of = name + " entry " + seq;
            List<ClauseId> clauses = new ArrayList<>();
            anchors.values().forEach(parts -> parts.forEach(part -> clauses.add(part.clause())));
            PastWords words = PastWords.read(all, at, Set.copyOf(clauses));
            anchors.forEach((owner, expected) -> {
                List<AnchorNow> got = trail.at(owner, seq).orElseThrow();
                assertThat(got).as(of).hasSameSizeAs(expected);
                for (int i = 0; i < got.size(); i++) {
                    AnchorNow part = expected.get(i);
                    long gone = part.state() == AnchorState.GONE ? part.seq() : 0;
                    assertThat(got.get(i))
                            .as(of + " " + owner)
                            .isEqualTo(new AnchorNow(
                                    part.anchor(), part.clause(), part.from(), part.to(), part.state(), "", gone));
                    if (part.from() != null && part.to() != null) {
                        assertThat(words.find(part.clause(), part.from(), part.to())
                                        .map(words::words))
                                .as(of + " " + owner)
                                .contains(part.words());
                    } else if (part.state() != AnchorState.GONE) {
                        String whole = words.words(words.whole(part.clause()).orElseThrow());
                        assertThat(texts).as(of).contains(whole.replace("\n", ""));
                    }
                }
            });
        }
    }
}
