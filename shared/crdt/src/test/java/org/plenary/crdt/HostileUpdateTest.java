package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Encoder;

/** Input that nobody's editor makes. */
class HostileUpdateTest {
    private static final int DEPTH = 100_000;

    @Test
    void survivesTypesNestedVeryDeep() {
        Doc doc = new Doc();
        doc.apply(
                UpdateBytes.of(1, 0, DEPTH, e -> {
                    for (int i = 0; i < DEPTH; i++) {
                        e.uint8(ContentKind.TYPE.number);
                        e.varUint(i == 0 ? 1 : 0);
                        if (i == 0) {
                            e.varString("x");
                        } else {
                            e.varUint(1);
                            e.varUint(i - 1);
                        }
                        e.varUint(TypeKind.XML_ELEMENT.number);
                        e.varString("p");
                    }
                }),
                null);
        assertThat(doc.getXmlFragment("x").toString()).hasSize(DEPTH * 7);

        doc.getXmlFragment("x").delete(0, 1);

        assertThat(doc.deleteSet()).isEqualTo(IdSet.of(1, 0, DEPTH));
        assertThat(doc.encodeStateAsUpdate()).hasSizeLessThan(30);
        StoreCheck.check(doc);
    }

    @Test
    void survivesArraysNestedVeryDeep() {
        Doc doc = new Doc();
        doc.transact(null, () -> {
            YArray array = doc.getArray("a");
            for (int i = 0; i < DEPTH; i++) {
                array = array.insertArray(0);
            }
        });
        assertThat(doc.getArray("a").toJson()).hasSize(1);
    }

    @Test
    void treatsAParentThatIsNoTypeAsCollected() {
        Doc doc = new Doc();
        doc.apply(
                UpdateBytes.of(1, 0, 2, e -> {
                    UpdateBytes.rootText(e, "abc");
                    e.uint8(ContentKind.STRING.number);
                    e.varUint(0);
                    e.varUint(1);
                    e.varUint(1);
                    e.varString("child of a letter");
                }),
                null);
        assertThat(doc.getText("t").toString()).isEqualTo("abc");
        StoreCheck.check(doc);
    }

    @Test
    void survivesOriginsInDifferentParents() {
        Doc doc = new Doc();
        doc.getText("t").insert(0, "left");
        doc.getText("u").insert(0, "right");
        long client = doc.clientId();
        Applied applied = doc.apply(
                UpdateBytes.of(1, 0, 1, e -> {
                    e.uint8(0xc4);
                    e.varUint(client);
                    e.varUint(1);
                    e.varUint(client);
                    e.varUint(6);
                    e.varString("x");
                }),
                null);
        assertThat(applied.inserted()).isEqualTo(IdSet.of(1, 0, 1));
        StoreCheck.check(doc);
    }

    /** A quarter of a million pairs, each of which becomes one item; it once took time that grew with their square. */
    @Test
    @Timeout(20)
    void joinsManyPairsInOnePass() {
        int pairs = 250_000;
        Doc doc = new Doc();
        doc.apply(
                UpdateBytes.of(1, 0, 2 * pairs, e -> {
                    for (int i = 0; i < pairs; i++) {
                        UpdateBytes.rootText(e, "a");
                        UpdateBytes.textAfter(e, 1, 2L * i, "b");
                    }
                }),
                null);
        assertThat(doc.store().get(1).size).isEqualTo(pairs);
    }

    @Test
    void staysWholeWhateverBytesArrive() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("mutated updates: seed=" + seed);
        Random random = new Random(seed);
        int refused = 0;
        Doc doc = new Doc();
        for (int i = 0; i < 6_000; i++) {
            if (i % 200 == 0) {
                doc = new Doc();
            }
            byte[] bytes = mutated(random, validUpdate(random));
            byte[] before = doc.encodeStateAsUpdate();
            try {
                Update update = Update.decode(bytes);
                doc.missing(update);
                doc.novelty(update);
                long scanned = WorkloadTest.scannedAfter(doc, update);
                boolean waited = !doc.pending().isEmpty();
                doc.apply(update, null);
                assertThat(waited || doc.integrator().scanned == scanned)
                        .as("scanned")
                        .isTrue();
            } catch (DecodeException e) {
                refused++;
                assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("replay with -Dplenary.seed=" + seed + ", step " + i, e);
            }
            StoreCheck.checkForged(doc);
            Update.decode(doc.encodeStateAsUpdate());
        }
        assertThat(refused).isBetween(1_000, 5_500);
    }

    private static byte[] validUpdate(Random random) {
        Doc author = new Doc(new DocOptions().withClientId(random.nextInt(4)));
        new RandomEdits(RandomEdits.Shape.MIXED, random.nextLong()).edit(author, 1 + random.nextInt(12));
        return author.encodeStateAsUpdate();
    }

    private static byte[] mutated(Random random, byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(copy.length);
            copy[at] = (byte) (random.nextBoolean() ? random.nextInt(16) : random.nextInt(256));
        }
        if (random.nextInt(8) == 0) {
            Encoder encoder = new Encoder();
            encoder.bytes(copy, 0, random.nextInt(copy.length));
            return encoder.toByteArray();
        }
        return copy;
    }
}
