package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentReader;

/**
 * Documents that no gate has seen: elements of any name anywhere, text beside the clauses, clauses with the same id or
 * none, embedded objects, hooks. Whatever is read of them at two moments, a redline says the same.
 */
class StrangeDraftsTest {
    private static final int GAMES = Integer.getInteger("plenary.redline.games", 300);
    private static final List<String> NAMES = List.of(
            "title",
            "operative",
            "article",
            "paragraph",
            "paragraph",
            "subparagraph",
            "hardBreak",
            "footnote",
            "footnote",
            "table",
            "heading",
            "row",
            "headerRow",
            "cell");
    private static final List<String> IDS = List.of("a", "b", "c", "", "not valid");

    @Test
    void saysOfTwoMomentsWhatIsReadOfEach() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("strange drafts from seed " + seed);
        for (int i = 0; i < GAMES; i++) {
            try {
                play(new Random(seed + i));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + (seed + i) + " -Dplenary.redline.games=1", e);
            }
        }
    }

    private static void play(Random random) {
        Doc doc = new Doc(new DocOptions(9, false, false));
        Doc peer = new Doc(new DocOptions(1, random.nextBoolean(), false));
        Attribution attribution = new Attribution();
        Copies copies = new Copies(attribution);
        NavigableMap<Long, Instrument> states = new TreeMap<>();
        List<byte[]> updates = new ArrayList<>();
        peer.onUpdate((update, origin) -> updates.add(update));
        states.put(0L, InstrumentReader.read(doc));
        for (int turn = 0; turn < 40; turn++) {
            updates.clear();
            peer.transact("peer", () -> {
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    edit(peer, random);
                }
            });
            for (byte[] update : updates) {
                long seq = attribution.seq() + 1;
                Applied applied = doc.applyUpdate(update, "peer");
                attribution.take(seq, applied.inserted(), applied.deleted());
                copies.take(doc, seq, applied);
                states.put(seq, InstrumentReader.read(doc));
                assertThat(InstrumentReader.read(doc, attribution.at(seq))).isEqualTo(states.get(seq));
            }
        }
        List<Long> seqs = new ArrayList<>(states.keySet());
        for (int i = 0; i < 8; i++) {
            int from = random.nextInt(seqs.size());
            int to = from + random.nextInt(seqs.size() - from);
            check(doc, attribution, states, seqs.get(from), seqs.get(to));
        }
    }

    private static void check(Doc doc, Attribution attribution, Map<Long, Instrument> states, long from, long to) {
        DraftRedline redline = DraftRedline.between(doc, attribution, from, to);
        for (DraftRedline each : List.of(redline, redline.wordByWord(seq -> seq % 3))) {
            assertThat(RedlineText.of(each, RedlineText.Side.BEFORE)).isEqualTo(RedlineText.of(states.get(from)));
            assertThat(RedlineText.of(each, RedlineText.Side.AFTER)).isEqualTo(RedlineText.of(states.get(to)));
        }
        DraftRedline blame = DraftRedline.blame(doc, attribution, to, true);
        assertThat(RedlineText.of(blame, RedlineText.Side.AFTER)).isEqualTo(RedlineText.of(states.get(to)));
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static void edit(Doc peer, Random random) {
        YXmlFragment root = DraftClauses.root(peer);
        List<SharedType> all = new ArrayList<>(root.descendants());
        all.add(root);
        all.add(root);
        SharedType node = any(random, all);
        if (node instanceof YXmlText text) {
            editText(text, random);
        } else if (node instanceof YXmlFragment fragment) {
            editFragment(fragment, random);
        }
    }

    private static void editText(YXmlText text, Random random) {
        long at = (long) (random.nextDouble() * (text.length() + 1));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, (text.length() - at) / 2);
            case 1 -> text.insertEmbed(at, Map.of("image", "x"), Map.of());
            case 2 ->
                text.format(at, (text.length() - at) / 2, Map.of(random.nextBoolean() ? "bold" : "strange", Map.of()));
            default ->
                text.insert(at, any(random, List.of("one two three ", "a", "\n", "条约 ", "some more words here ")));
        }
    }

    private static void editFragment(YXmlFragment fragment, Random random) {
        long at = (long) (random.nextDouble() * (fragment.length() + 1));
        int depth = 0;
        for (SharedType up = fragment.parent(); up != null; up = up.parent()) {
            depth++;
        }
        switch (random.nextInt(8)) {
            case 0 -> fragment.delete(at, (fragment.length() - at + 1) / 2);
            case 1 -> {
                if (at < fragment.length()) {
                    copy(fragment, at, (long) (random.nextDouble() * (fragment.length() + 1)));
                }
            }
            case 2 -> {
                if (fragment instanceof YXmlElement element) {
                    element.setAttribute(DraftSchema.ID, random.nextInt(6) == 0 ? (Object) 5L : any(random, IDS));
                }
            }
            case 3 -> fragment.insertHook(at, "hook");
            case 4, 5 -> fragment.insertText(at).insert(0, any(random, List.of("loose text ", "more of it ", "b")));
            default -> {
                if (depth < 9) {
                    YXmlElement made = fragment.insertElement(at, any(random, NAMES));
                    if (random.nextBoolean()) {
                        made.setAttribute(DraftSchema.ID, any(random, IDS));
                    }
                    made.insertText(0).insert(0, "words in the new element ");
                }
            }
        }
    }

    /** Moves a child as an editor does: writes it anew elsewhere. */
    private static void copy(YXmlFragment fragment, long from, long to) {
        SharedType child = (SharedType) fragment.get(from);
        if (child instanceof YXmlFragment || child instanceof YText) {
            fragment.insertCopy(to, child);
            fragment.delete(child);
        }
    }
}
