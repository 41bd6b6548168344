package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TransplantTest {
    private static final long BRANCH = 1L << 32;
    private static final String ROOT = "xml";

    private final long seed = Long.getLong("plenary.seed", System.nanoTime());

    private static Doc doc(long client) {
        Doc doc = new Doc(new DocOptions(client, true, false));
        doc.getXmlFragment(ROOT);
        return doc;
    }

    private static Doc copyOf(Doc doc, long client) {
        Doc copy = doc(client);
        copy.restore(Update.decode(doc.encodeStateAsUpdate()));
        return copy;
    }

    /** Somebody who writes in the branch, and all that they have deleted in it. */
    private static final class Writer implements Transplant.Author {
        private final Doc doc;
        private IdSet deleted = IdSet.EMPTY;

        Writer(Doc base, long client) {
            doc = copyOf(base, client);
            doc.events().onUpdate(event -> {
                if (event.transaction().local()) {
                    deleted = deleted.union(event.transaction().deleted());
                }
            });
        }

        @Override
        public boolean wroteUnder(long client) {
            return client == doc.clientId();
        }

        @Override
        public boolean deleted(long client, long clock) {
            return deleted.contains(client, clock);
        }
    }

    /** The target takes what was chosen; returns each author's changes in order. */
    private static List<byte[]> take(Doc source, Doc target, List<Writer> writers, Predicate<SharedType> chosen) {
        List<byte[]> updates = new ArrayList<>();
        target.onUpdate((bytes, origin) -> updates.add(bytes));
        Transplant transplant = new Transplant(source, target, ROOT, client -> client >= BRANCH, chosen);
        boolean wrote = true;
        while (wrote) {
            wrote = false;
            for (int i = 0; i < writers.size(); i++) {
                wrote |= transplant.write(writers.get(i), 100 + i);
            }
        }
        return updates;
    }

    /** All that is read in it, with the marks of its words. */
    private static String tree(Doc doc) {
        return doc.getXmlFragment(ROOT).toTree().toXml();
    }

    private static String line(Doc doc) {
        return doc.getXmlFragment(ROOT).toString();
    }

    @Test
    void wordsWrittenAndDeletedComeUnderAnotherId() {
        // given
        Doc target = doc(1);
        target.getXmlFragment(ROOT).insertElement(0, "operative").insertText(0).insert(0, "States should consider.");
        Writer writer = new Writer(target, BRANCH + 5);
        YText branch = (YText)
                ((YXmlElement) writer.doc.getXmlFragment(ROOT).children().get(0))
                        .children()
                        .get(0);
        branch.insert(7, "and others ");
        branch.delete(18, 6);
        branch.insert(18, "shall");
        Doc source = copyOf(writer.doc, 3);

        // when
        List<byte[]> updates = take(source, target, List.of(writer), type -> true);

        // then
        assertThat(line(target)).isEqualTo("<operative>States and others shall consider.</operative>");
        assertThat(target.stateVector().get(BRANCH + 5)).isZero();
        assertThat(updates).hasSize(1);
        StoreCheck.check(target);
    }

    @Test
    void wordsOfOthersThatStandWhereTheBranchWroteStay() {
        // given
        Doc target = doc(1);
        target.getXmlFragment(ROOT).insertElement(0, "operative").insertText(0).insert(0, "States consider.");
        Writer writer = new Writer(target, BRANCH + 5);
        ((YText) ((YXmlElement) writer.doc.getXmlFragment(ROOT).children().get(0))
                        .children()
                        .get(0))
                .insert(6, " shall");
        ((YText) ((YXmlElement) target.getXmlFragment(ROOT).children().get(0))
                        .children()
                        .get(0))
                .insert(6, ", jointly,");
        Doc source = copyOf(target, 3);
        source.applyUpdate(writer.doc.encodeStateAsUpdate(), null);

        // when
        take(source, target, List.of(writer), type -> true);

        // then
        assertThat(line(target)).isEqualTo(line(source)).contains("jointly").contains("shall");
    }

    @Test
    void whatWasNotChosenStaysAsItWas() {
        // given
        Doc target = doc(1);
        YXmlFragment root = target.getXmlFragment(ROOT);
        root.insertElement(0, "operative").insertText(0).insert(0, "one");
        root.insertElement(1, "operative").insertText(0).insert(0, "two");
        Writer writer = new Writer(target, BRANCH + 5);
        YXmlFragment branch = writer.doc.getXmlFragment(ROOT);
        ((YText) ((YXmlElement) branch.children().get(0)).children().get(0)).insert(3, " more");
        branch.delete(1, 1);
        branch.insertElement(1, "preambular").insertText(0).insert(0, "new");
        Doc source = copyOf(writer.doc, 3);
        Id first = Objects.requireNonNull(root.children().get(0).id());

        // when
        take(source, target, List.of(writer), type -> first.equals(type.id()));

        // then
        assertThat(line(target)).isEqualTo("<operative>one more</operative><operative>two</operative>");
    }

    @Test
    void whatTwoWroteIntoEachOthersWordsComesInTheNameOfEach() {
        // given
        Doc target = doc(1);
        Writer one = new Writer(target, BRANCH + 5);
        one.doc.getXmlFragment(ROOT).insertElement(0, "operative").insertText(0).insert(0, "ad");
        Writer other = new Writer(one.doc, BRANCH + 6);
        ((YText) ((YXmlElement) other.doc.getXmlFragment(ROOT).children().get(0))
                        .children()
                        .get(0))
                .insert(1, "bc");
        one.doc.applyUpdate(other.doc.encodeStateAsUpdate(), null);
        ((YText) ((YXmlElement) one.doc.getXmlFragment(ROOT).children().get(0))
                        .children()
                        .get(0))
                .insert(2, "+");
        Doc source = copyOf(one.doc, 3);

        // when: the one who has to wait for the other comes first
        List<byte[]> updates = take(source, target, List.of(other, one), type -> true);

        // then
        assertThat(line(target)).isEqualTo("<operative>ab+cd</operative>");
        Map<Long, String> words = new HashMap<>();
        target.forEachItem(
                IdSet.of(100, 0, 100).union(IdSet.of(101, 0, 100)),
                item -> words.merge(item.id().client(), item.kind() + " ", String::concat));
        assertThat(words.keySet()).containsExactlyInAnyOrder(100L, 101L);
        assertThat(updates).hasSize(2);
    }

    @Test
    void aRandomBranchReadsInTheTargetAsItDid() {
        for (int game = 0; game < 300; game++) {
            play(seed + game);
        }
    }

    private void play(long seed) {
        Random random = new Random(seed);
        RandomEdits.Shape shape = random.nextInt(4) == 0 ? RandomEdits.Shape.BRIEF : RandomEdits.Shape.PROSE;
        String replay = "replay with -Dplenary.seed=" + seed;

        // given
        Doc target = doc(1);
        edits(shape, random).edit(target, 5 + random.nextInt(30));
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            writers.add(new Writer(target, BRANCH + 1000 - 7L * i));
        }
        for (int turn = random.nextInt(12); turn >= 0; turn--) {
            Writer writer = writers.get(random.nextInt(writers.size()));
            edits(shape, random).edit(writer.doc, 1 + random.nextInt(6));
            for (Writer each : writers) {
                if (random.nextBoolean()) {
                    each.doc.applyUpdate(writer.doc.encodeStateAsUpdate(), null);
                }
            }
            if (random.nextInt(3) == 0) {
                edits(shape, random).edit(target, 1 + random.nextInt(4));
                writers.forEach(each -> each.doc.applyUpdate(target.encodeStateAsUpdate(), null));
            }
        }
        edits(shape, random).edit(target, random.nextInt(5));
        Doc source = copyOf(target, 3);
        writers.forEach(writer -> source.applyUpdate(writer.doc.encodeStateAsUpdate(), null));
        Doc before = copyOf(target, 4);
        boolean whole = random.nextBoolean();
        Set<Id> left = new HashSet<>();
        for (SharedType child : target.getXmlFragment(ROOT).children()) {
            if (!whole && random.nextBoolean()) {
                left.add(child.id());
            }
        }

        // when
        Doc watching = copyOf(target, 5);
        List<byte[]> updates = take(source, target, writers, type -> !left.contains(type.id()));

        // then
        if (left.isEmpty()) {
            assertThat(tree(target)).as(replay).isEqualTo(tree(source));
        }
        Map<Id, String> here = children(target);
        Map<Id, String> there = children(source);
        children(before).forEach((id, tree) -> {
            String expected = left.contains(id) ? tree : there.get(id);
            assertThat(here.get(id)).as(replay).isEqualTo(expected);
        });
        assertThat(target.stateVector().toString()).as(replay).doesNotContain(String.valueOf(BRANCH + 1000));
        StoreCheck.check(target);
        updates.forEach(update -> watching.applyUpdate(update, null));
        assertThat(tree(watching)).as(replay).isEqualTo(tree(target));
        assertThat(take(source, copyOf(target, 6), List.of(), type -> true))
                .as(replay)
                .isEmpty();
    }

    private static RandomEdits edits(RandomEdits.Shape shape, Random random) {
        return new RandomEdits(shape, random.nextLong(), false);
    }

    private static Map<Id, String> children(Doc doc) {
        Map<Id, String> trees = new HashMap<>();
        doc.getXmlFragment(ROOT)
                .children()
                .forEach(child -> trees.put(child.id(), child.toTree().toXml()));
        return trees;
    }
}
