package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Encoder;

/** Whether a preview tells what applying the update then does. */
class PreviewTest {
    /** All that a visitor is told. */
    private static final class Told implements ChangeVisitor {
        final IdRanges inserted = new IdRanges();
        final IdRanges deleted = new IdRanges();
        final Map<IdRange, Place> insertedAt = new HashMap<>();
        final Map<IdRange, Place> deletedAt = new HashMap<>();
        final List<SharedType> deletedTypes = new ArrayList<>();
        final List<List<Place>> apart = new ArrayList<>();
        final IdSet missing;

        Told(Doc doc, Update update) {
            byte[] before = doc.encodeStateAsUpdate();
            Object roots = doc.rootNames();
            missing = doc.preview(update, this);
            assertThat(missing).isEqualTo(doc.missing(update));
            assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
            assertThat(doc.rootNames()).isEqualTo(roots);
        }

        @Override
        public void inserted(Place place, ContentKind kind, long client, long clock, long length) {
            inserted.add(client, clock, length);
            insertedAt.put(new IdRange(client, clock, length), place);
        }

        @Override
        public void deleted(Place place, SharedType content, long client, long clock, long length) {
            deleted.add(client, clock, length);
            deletedAt.put(new IdRange(client, clock, length), place);
            if (content != null) {
                deletedTypes.add(content);
            }
        }

        @Override
        public void neighboursApart(Place left, Place right, long client, long clock, long length) {
            apart.add(List.of(left, right));
        }

        Place onlyInsertion() {
            assertThat(insertedAt).hasSize(1);
            return insertedAt.values().iterator().next();
        }
    }

    @Test
    void tellsWhatApplyingDoes() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int games = Integer.getInteger("plenary.fuzz.games", 60);
        System.out.println("previews: seed=" + seed + " games=" + games);
        for (long game = seed; game < seed + games; game++) {
            try {
                play(new Random(game));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + game + " -Dplenary.fuzz.games=1", e);
            }
        }
    }

    /** Authors who sometimes hear of each other; a document that gets what they made, in order or not. */
    private static void play(Random random) {
        boolean gc = random.nextBoolean();
        Doc doc = new Doc(new DocOptions(1, gc, false));
        List<Doc> authors = new ArrayList<>();
        List<byte[]> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Doc author = new Doc(new DocOptions(10 + i, random.nextBoolean(), false));
            author.onUpdate((update, origin) -> {
                if (!"remote".equals(origin)) {
                    made.add(update);
                }
            });
            authors.add(author);
        }
        List<RandomEdits.Shape> shapes = List.of(RandomEdits.Shape.values());
        RandomEdits.Shape shape = shapes.get(random.nextInt(shapes.size()));
        for (int step = 0; step < 30; step++) {
            Doc author = authors.get(random.nextInt(3));
            if (random.nextInt(3) == 0) {
                author.applyUpdate(authors.get(random.nextInt(3)).encodeStateAsUpdate(author.stateVector()), "remote");
            }
            new RandomEdits(shape, random.nextLong()).edit(author, 1 + random.nextInt(4));
            while (!made.isEmpty() && random.nextInt(3) > 0) {
                Update update = Update.decode(made.remove(random.nextInt(6) == 0 ? made.size() - 1 : 0));
                compare(doc, doc.missing(update).isEmpty() ? update : Update.decode(author.encodeStateAsUpdate()));
            }
        }
        for (Doc author : authors) {
            compare(doc, Update.decode(author.encodeStateAsUpdate(doc.stateVector())));
        }
    }

    private static void compare(Doc doc, Update update) {
        Told told = new Told(doc, update);
        if (!told.missing.isEmpty()) {
            return;
        }
        IdSet deletedBefore = doc.deleteSet();
        Applied applied = doc.apply(update, "remote");

        assertThat(told.inserted.toIdSet()).isEqualTo(applied.inserted());
        assertThat(told.apart).isEmpty();
        IdSet deleted = told.deleted.toIdSet();
        assertThat(applied.deleted().containsAll(deleted)).isTrue();
        assertThat(deletedBefore.intersects(deleted)).isFalse();
        told.insertedAt.forEach((range, place) -> forEachItem(doc, range, item -> requirePlace(item, place, applied)));
        told.deletedAt.forEach((range, place) -> forEachItem(doc, range, item -> requirePlace(item, place, applied)));
        // What was deleted without being told came into a deleted type, stood in one, or was the value of a key.
        IdSet rest = applied.deleted().difference(deleted).difference(applied.inserted());
        rest.forEach(range -> forEachItem(doc, range, item -> {
            boolean replaced = told.insertedAt.values().stream()
                    .anyMatch(place -> place.key() != null && place.key().equals(item.parentSub()));
            assertThat(replaced || holderIsDeleted(item, applied))
                    .as("deleted, but not told: " + item)
                    .isTrue();
        }));
    }

    private static boolean holderIsDeleted(Item item, Applied applied) {
        Item holder = item.parent().item;
        return holder != null && applied.deleted().contains(holder.client.id, holder.clock);
    }

    private static void forEachItem(Doc doc, IdRange range, Consumer<Item> consumer) {
        ClientStructs client = doc.store().get(range.client());
        for (int at = client.indexOf(range.clock()); at < client.size && client.get(at).clock < range.end(); at++) {
            if (client.get(at) instanceof Item item) {
                consumer.accept(item);
            }
        }
    }

    /** Checks the place against where the item is now. */
    private static void requirePlace(Item item, Place place, Applied applied) {
        assertThat(place.collected()).as(item + " at " + place).isFalse();
        assertThat(place.key()).isEqualTo(item.parentSub());
        Branch parent = item.parent();
        Item holder = parent.item;
        boolean made = holder != null && applied.inserted().contains(holder.client.id, holder.clock);
        assertThat(place.newType()).isEqualTo(made ? holder.id() : null);
        while (holder != null && applied.inserted().contains(holder.client.id, holder.clock)) {
            parent = holder.parent();
            holder = parent.item;
        }
        if (holder == null) {
            assertThat(place.root()).isEqualTo(parent.name);
        } else {
            assertThat(place.root()).isNull();
            assertThat(place.type().id()).isEqualTo(holder.id());
        }
    }

    private static Doc clauses() {
        Doc doc = new Doc(new DocOptions(5, true, false));
        doc.transact(null, () -> {
            YXmlFragment text = doc.getXmlFragment("text");
            for (int i = 0; i < 2; i++) {
                YXmlElement clause = text.insertElement(i, "clause");
                clause.setAttribute("id", "c" + i);
                clause.insertText(0).insert(0, "words");
            }
        });
        return doc;
    }

    private static YXmlElement clause(Doc doc, int index) {
        return (YXmlElement) doc.getXmlFragment("text").get(index);
    }

    private static YXmlText words(Doc doc, int index) {
        return (YXmlText) clause(doc, index).get(0);
    }

    @Test
    void knowsThatNeighboursStoodTogetherWhenOneWasCollectedWithTheirType() {
        // given a document that keeps what is deleted, and two who heard of each other, of whom one collects it
        Doc doc = new Doc(new DocOptions(4, false, false));
        doc.applyUpdate(clauses().encodeStateAsUpdate(), null);
        StateVector before = doc.stateVector();
        Doc collecting = new Doc(new DocOptions(8, true, false));
        collecting.applyUpdate(doc.encodeStateAsUpdate(), null);
        words(collecting, 1).insert(5, "!");
        Doc keeping = new Doc(new DocOptions(9, false, false));
        keeping.applyUpdate(collecting.encodeStateAsUpdate(), null);
        words(keeping, 1).insert(5, "?");
        collecting.getXmlFragment("text").delete(1, 1);

        // when the document hears of the one that deleted the clause first
        doc.applyUpdate(collecting.encodeStateAsUpdate(before), null);
        Update late = Update.decode(keeping.encodeStateAsUpdate(doc.stateVector()));

        // then what the other wrote stands nowhere, and not between things that were apart
        Told told = new Told(doc, late);
        assertThat(told.apart).isEmpty();
        assertThat(told.onlyInsertion().collected()).isTrue();
        doc.apply(late, "remote");
        assertThat(doc.getXmlFragment("text").length()).isEqualTo(1);
    }

    /** What somebody else does to a copy of the document, as an update. */
    private static Update change(Doc doc, Consumer<Doc> changing) {
        Doc copy = new Doc(new DocOptions(6, true, false));
        copy.applyUpdate(doc.encodeStateAsUpdate(), null);
        List<byte[]> updates = new ArrayList<>();
        copy.onUpdate((update, origin) -> updates.add(update));
        copy.transact(null, () -> changing.accept(copy));
        return Update.decode(Update.mergeEncoded(updates));
    }

    @Test
    void tellsTheTypeThatATypedLetterGoesTo() {
        Doc doc = clauses();
        Told told = new Told(doc, change(doc, copy -> words(copy, 1).insert(2, "x")));
        Place place = told.onlyInsertion();
        assertThat(place.type()).isSameAs(words(doc, 1));
        assertThat(place.type().parent()).isSameAs(clause(doc, 1));
        assertThat(place.newType()).isNull();
        assertThat(place.key()).isNull();
        assertThat(told.deletedAt).isEmpty();
    }

    @Test
    void tellsEachPlaceThatADeletedRangeCrosses() {
        Doc doc = clauses();
        long client = doc.clientId();
        Encoder encoder = new Encoder();
        encoder.varUint(0);
        IdSet.of(client, 0, 12).encode(encoder);

        Told told = new Told(doc, Update.decode(encoder.toByteArray()));

        // clause 0 with its id, text and words, and of clause 1 the element, its id and half of nothing else
        assertThat(told.deleted.toIdSet()).isEqualTo(IdSet.of(client, 0, 12));
        assertThat(told.deletedTypes)
                .containsExactlyInAnyOrder(clause(doc, 0), words(doc, 0), clause(doc, 1), words(doc, 1));
        Place first = told.deletedAt.get(new IdRange(client, 0, 1));
        assertThat(first).isEqualTo(new Place(doc.getXmlFragment("text"), "text", null, null));
        assertThat(told.deletedAt.get(new IdRange(client, 1, 1)))
                .isEqualTo(new Place(clause(doc, 0), null, null, "id"));
        assertThat(told.deletedAt.get(new IdRange(client, 3, 5))).isEqualTo(new Place(words(doc, 0), null, null, null));
    }

    @Test
    void tellsTheNewTypeAndTheOldOneAroundIt() {
        Doc doc = clauses();
        Update update = change(doc, copy -> {
            YXmlElement made = clause(copy, 0).insertElement(1, "list");
            made.setAttribute("kind", "roman");
            made.insertElement(0, "entry").insertText(0).insert(0, "first");
        });

        Told told = new Told(doc, update);

        assertThat(told.insertedAt.get(new IdRange(6, 0, 1))).isEqualTo(new Place(clause(doc, 0), null, null, null));
        assertThat(told.insertedAt.get(new IdRange(6, 1, 1)))
                .isEqualTo(new Place(clause(doc, 0), null, new Id(6, 0), "kind"));
        Place words = told.insertedAt.get(new IdRange(6, 4, 5));
        assertThat(words).isEqualTo(new Place(clause(doc, 0), null, new Id(6, 3), null));
        UpdateStruct text = update.struct(words.newType());
        assertThat(text.type()).isEqualTo(TypeKind.XML_TEXT);
        assertThat(update.struct(text.parentId()).name()).isEqualTo("entry");
        assertThat(update.struct(new Id(6, 9))).isNull();
        assertThat(update.struct(new Id(7, 0))).isNull();
    }

    @Test
    void tellsOfARootThatTheDocumentDoesNotHave() {
        Doc doc = clauses();
        Told told = new Told(doc, UpdateBytes.of(6, 0, 1, e -> UpdateBytes.rootText(e, "abc")));
        assertThat(told.onlyInsertion()).isEqualTo(new Place(null, "t", null, null));
    }

    @Test
    void tellsOfNeighboursInDifferentClauses() {
        Doc doc = clauses();
        long client = doc.clientId();
        Update forged = UpdateBytes.of(6, 0, 1, e -> {
            e.uint8(Update.HAS_ORIGIN | Update.HAS_RIGHT_ORIGIN | ContentKind.STRING.number);
            e.varUint(client);
            e.varUint(3);
            e.varUint(client);
            e.varUint(12);
            e.varString("x");
        });

        Told told = new Told(doc, forged);

        Place left = new Place(words(doc, 0), null, null, null);
        assertThat(told.apart).containsExactly(List.of(left, new Place(words(doc, 1), null, null, null)));
        assertThat(told.onlyInsertion()).isEqualTo(left);
        doc.apply(forged, null);
        assertThat(words(doc, 0).toString()).contains("x");
    }

    @Test
    void tellsOfNeighboursOfWhichOneIsCollected() {
        Doc doc = clauses();
        long client = doc.clientId();
        Place left = new Place(words(doc, 0), null, null, null);
        doc.getXmlFragment("text").delete(1, 1);
        Told told = new Told(doc, UpdateBytes.of(6, 0, 1, e -> {
            e.uint8(Update.HAS_ORIGIN | Update.HAS_RIGHT_ORIGIN | ContentKind.STRING.number);
            e.varUint(client);
            e.varUint(3);
            e.varUint(client);
            e.varUint(12);
            e.varString("x");
        }));
        assertThat(told.apart).containsExactly(List.of(left, Place.COLLECTED));
        assertThat(told.onlyInsertion().collected()).isTrue();
    }

    @Test
    void tellsOfNeighboursUnderDifferentKeys() {
        Doc doc = new Doc(new DocOptions(5, true, false));
        doc.getMap("m").set("a", 1);
        doc.getMap("m").set("b", 2);
        Told told = new Told(doc, UpdateBytes.of(6, 0, 1, e -> {
            e.uint8(Update.HAS_ORIGIN | Update.HAS_RIGHT_ORIGIN | ContentKind.STRING.number);
            e.varUint(5);
            e.varUint(0);
            e.varUint(5);
            e.varUint(1);
            e.varString("x");
        }));
        assertThat(told.apart).hasSize(1);
    }

    @Test
    void findsNoPlaceInWhatIsNoType() {
        Doc doc = clauses();
        // Within letters, within a value, and within something new that is no type.
        for (long clock : new long[] {3, 1}) {
            Told told = new Told(doc, UpdateBytes.of(6, 0, 1, e -> child(e, doc.clientId(), clock)));
            assertThat(told.onlyInsertion().collected()).isTrue();
        }
        Told told = new Told(doc, UpdateBytes.of(6, 0, 2, e -> {
            UpdateBytes.rootText(e, "abc");
            child(e, 6, 1);
        }));
        assertThat(told.insertedAt.get(new IdRange(6, 3, 1)).collected()).isTrue();
    }

    /** A letter whose parent is said to be the unit. */
    private static void child(Encoder encoder, long client, long clock) {
        encoder.uint8(ContentKind.STRING.number);
        encoder.varUint(0);
        encoder.varUint(client);
        encoder.varUint(clock);
        encoder.varString("x");
    }

    @Test
    void findsNoPlaceInWhatIsCollected() {
        Doc doc = clauses();
        long client = doc.clientId();
        Update later = change(doc, copy -> words(copy, 0).insert(2, "x"));
        doc.getXmlFragment("text").delete(0, 1);

        assertThat(new Told(doc, later).onlyInsertion().collected()).isTrue();
        assertThat(new Told(doc, UpdateBytes.of(6, 0, 1, e -> child(e, client, 0)))
                        .onlyInsertion()
                        .collected())
                .isTrue();
    }

    @Test
    void tellsOfATypeThatIsDeletedButKept() {
        Doc doc = new Doc(new DocOptions(5, false, false));
        doc.getXmlFragment("text").insertText(0).insert(0, "words");
        YXmlText words = (YXmlText) doc.getXmlFragment("text").get(0);
        Update later =
                change(doc, copy -> ((YXmlText) copy.getXmlFragment("text").get(0)).insert(2, "x"));
        doc.getXmlFragment("text").delete(0, 1);

        Place place = new Told(doc, later).onlyInsertion();

        assertThat(place.type()).isSameAs(words);
        assertThat(place.type().isDeleted()).isTrue();
    }

    @Test
    void doesNotTellAgainWhatIsKnown() {
        Doc doc = clauses();
        Update update = Update.decode(doc.encodeStateAsUpdate());
        assertThat(new Told(doc, update).insertedAt).isEmpty();

        // of a longer struct, only its end is new
        Doc typing = new Doc(new DocOptions(9, true, false));
        typing.getText("t").insert(0, "ab");
        doc.applyUpdate(typing.encodeStateAsUpdate(), null);
        typing.getText("t").insert(2, "cd");
        Told told = new Told(doc, Update.decode(typing.encodeStateAsUpdate()));
        assertThat(told.inserted.toIdSet()).isEqualTo(IdSet.of(9, 2, 2));
        assertThat(told.onlyInsertion().root()).isEqualTo("t");
    }

    @Test
    void tellsOfNewUnitsThatTheUpdateDeletesItself() {
        Doc doc = clauses();
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        UpdateBytes.run(encoder, 6, 0, 1, e -> UpdateBytes.rootText(e, "abc"));
        IdSet.of(6, 1, 1).encode(encoder);

        Told told = new Told(doc, Update.decode(encoder.toByteArray()));

        assertThat(told.deleted.toIdSet()).isEqualTo(IdSet.of(6, 1, 1));
        assertThat(told.deletedAt.values()).containsExactly(new Place(null, "t", null, null));
    }

    @Test
    void leavesOutWhatWouldHaveToWait() {
        Doc doc = clauses();
        Told told = new Told(doc, UpdateBytes.of(6, 4, 1, e -> UpdateBytes.textAfter(e, 5, 3, "x")));
        assertThat(told.missing).isEqualTo(IdSet.of(6, 0, 4));
        assertThat(told.insertedAt).isEmpty();
    }
}
