package org.plenary.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.record.RecordFiles.file;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.scale.RecordMaker;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Signing;

class RecordVerifierTest {
    private static final Signing.Signatures NONE = new Signing.Signatures(List.of(), List.of());

    private final List<Entry> entries = RecordFiles.entries(7);

    @Test
    void findsNothingWrongWithARecordAndTellsItsRevisions() {
        Verification verification = verify(file(entries));

        assertThat(verification).isInstanceOf(Verification.Intact.class);
        Verification.Intact intact = (Verification.Intact) verification;
        assertThat(intact.head()).isEqualTo(entries.get(entries.size() - 1).head());
        assertThat(intact.revisions())
                .extracting(checked -> checked.revision().symbol())
                .containsExactly("WP.1/Rev.1", "WP.1/Rev.1/Corr.1", "WP.1/Rev.2");
        assertThat(intact.revisions())
                .extracting(Verification.Checked::signer)
                .containsExactly(
                        RecordFiles.FIRST.info().id(),
                        RecordFiles.SECOND.info().id(),
                        RecordFiles.SECOND.info().id());
        assertThat(intact.signedUpTo())
                .isEqualTo(intact.revisions().get(2).head().seq())
                .isLessThan(intact.head().seq());
        assertThat(entries).extracting(Entry::kind).contains(Kinds.RESTORE, Kinds.STATUS, EntryKind.PERSON);
    }

    @Test
    void demandsSignaturesByAKeyOrItsSuccessors() throws IOException {
        byte[] file = file(entries);
        assertThat(verify(file, RecordFiles.FIRST.info().id()).isIntact())
                .as("the second key is endorsed by the first")
                .isTrue();
        assertThat(verify(file, RecordFiles.SECOND.info().id()))
                .as("the first revision is signed by the first key, which is no successor of the second")
                .isEqualTo(new Verification.Broken(
                        revision(0) + 1,
                        revision(0),
                        "expected WP.1/Rev.1 to be signed by the key "
                                + RecordFiles.SECOND.info().id() + " or one that it endorsed, it is signed by the key "
                                + RecordFiles.FIRST.info().id()));
        assertThat(verify(file, RecordFiles.THIRD.info().id()).isIntact()).isFalse();
        assertThat(verify(file(entries, NONE), null).isIntact()).isTrue();
        assertThat(verify(file(entries, NONE), RecordFiles.FIRST.info().id()).isIntact())
                .as("not signed")
                .isFalse();
        List<Entry> unissued = entries.subList(0, (int) revision(0) - 1);
        assertThat(verify(file(unissued, NONE), null).isIntact()).isTrue();
        assertThat(verify(file(unissued, NONE), RecordFiles.FIRST.info().id()).isIntact())
                .as("nothing was issued")
                .isFalse();
    }

    private long revision(int index) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(Kinds.REVISION))
                .toList()
                .get(index)
                .seq();
    }

    private static Verification verify(byte[] file) {
        return RecordFiles.verify(file);
    }

    private static Verification verify(byte[] file, @Nullable KeyId key) throws IOException {
        return RecordVerifier.verify(new ByteArrayInputStream(file), key);
    }

    @Test
    void findsARewrittenHistoryByTheRevisionsThatWereIssued() {
        // given an edit before the second revision that is left out, with all hashes computed anew
        List<Entry> forged = new ArrayList<>(entries);
        int left = (int) entries.stream()
                        .filter(entry ->
                                entry.seq() < revision(2) && entry.kind().isText())
                        .mapToLong(Entry::seq)
                        .max()
                        .orElseThrow()
                - 1;
        // The last edit there belongs to a restore: the one that names it goes, too.
        forged.remove(left);
        forged.remove(left - 1);
        forged = rechained(forged);

        // then the text of the revision tells
        Verification.Broken broken = broken(file(forged, NONE));
        assertThat(broken.entry()).isEqualTo(revision(2) - 2);
        assertThat(broken.why()).contains("fingerprint");
    }

    @Test
    void findsARevisionThatSaysWhatWasNotSo() {
        Entry first = entries.get((int) revision(0) - 1);
        String said = new String(first.payload(), StandardCharsets.UTF_8);
        for (String other : List.of(
                said.replace("BRACKETED", "AGREED"),
                said.replace("{\"clause\":\"c4\",\"status\":\"OPEN\"}", "{\"clause\":\"c5\",\"status\":\"OPEN\"}"),
                said.replace("\"number\":1", "\"number\":2"),
                said.replace("\"text\":\"", "\"text\":\"0").replaceFirst("(\"text\":\"[0-9a-f]{64})[0-9a-f]", "$1"))) {
            assertThat(other).isNotEqualTo(said);
            List<Entry> forged = new ArrayList<>(entries);
            forged.set(
                    (int) first.seq() - 1,
                    new Entry(
                            first.seq(),
                            first.atMillis(),
                            first.person(),
                            first.delegation(),
                            first.kind(),
                            other.getBytes(StandardCharsets.UTF_8),
                            first.hash()));
            Verification.Broken broken = broken(file(rechained(forged), NONE));
            assertThat(broken.entry()).as(other).isEqualTo(first.seq());
            assertThat(broken.why()).as(other).contains("expected");
        }
    }

    @Test
    void findsARewrittenHistoryByItsOldHeadAndByItsSignatures() {
        // given that only the time of an edit is another, so that every text is the same
        Entry third = entries.get(2);
        List<Entry> forged = new ArrayList<>(entries);
        forged.set(
                2,
                new Entry(
                        third.seq(),
                        third.atMillis() + 1,
                        third.person(),
                        third.delegation(),
                        third.kind(),
                        third.payload(),
                        third.hash()));
        forged = rechained(forged);
        Head old = entries.get(entries.size() - 1).head();

        // then with the old head
        Verification.Broken broken = broken(
                file(RecordFiles.header(old, entries.get(0).atMillis()), forged, RecordFiles.signatures(entries)));
        assertThat(broken.line()).isEqualTo(entries.size() + 1);
        assertThat(broken.why()).contains("head");

        // and with a new one, but the old signatures
        broken = broken(file(forged, RecordFiles.signatures(entries)));
        assertThat(broken.line()).as("the first signature, behind two keys").isEqualTo(entries.size() + 4);
        assertThat(broken.why()).contains("another record");

        // and with all that was made anew, but not by the key that is trusted
        assertThat(verify(file(forged, NONE)).isIntact())
                .as("a file cannot tell that by itself")
                .isTrue();
    }

    @Test
    void findsASignatureOrAnEndorsementThatIsNotOne() {
        Signing.Signatures good = RecordFiles.signatures(entries);
        byte[] wrong = good.heads().get(0).signature().clone();
        wrong[5] ^= 1;
        Signing.Signatures forged = new Signing.Signatures(
                good.keys(),
                List.of(new org.plenary.server.signing.SignedHead(
                        good.heads().get(0).subject(), good.heads().get(0).key(), wrong)));
        assertThat(broken(file(entries, forged)).why()).contains("not one of key");

        assertThat(broken(file(
                                entries,
                                new Signing.Signatures(List.of(good.keys().get(1)), List.of())))
                        .why())
                .contains("endorses");
        var second = good.keys().get(1);
        byte[] endorsement =
                java.util.Objects.requireNonNull(second.endorsement()).clone();
        endorsement[3] ^= 1;
        var unendorsed = new org.plenary.server.signing.KeyInfo(
                second.id(), second.publicKey(), second.createdAtMillis(), null, second.endorsedBy(), endorsement);
        assertThat(broken(file(
                                entries,
                                new Signing.Signatures(List.of(good.keys().get(0), unendorsed), List.of())))
                        .why())
                .contains("endorsement");
    }

    @Test
    void refusesDecisionsThatWereNotPossible() {
        for (Forged forged : List.of(
                new Forged(
                        Kinds.STATUS,
                        "{\"clause\":\"nowhere\",\"status\":\"AGREED\",\"by\":\"Name of sofia\"}",
                        "clause"),
                new Forged(
                        Kinds.STATUS, "{\"clause\":\"c2\",\"status\":\"ADOPTED\",\"by\":\"Name of sofia\"}", "status"),
                new Forged(Kinds.STATUS, "{\"clause\":\"c1\",\"status\":\"OPEN\",\"by\":\"Name of sofia\"}", "reason"),
                new Forged(Kinds.STATUS, "{\"clause\":\"c2\",\"status\":\"AGREED\",\"by\":\"Somebody\"}", "name"),
                new Forged(
                        Kinds.STATUS,
                        "{\"clause\":\"c2\", \"status\":\"AGREED\",\"by\":\"Name of sofia\"}",
                        "encoding"),
                new Forged(
                        Kinds.MODE, "{\"mode\":\"" + DraftingMode.EVERYBODY + "\",\"by\":\"Name of sofia\"}", "mode"),
                new Forged(Kinds.ACCESS, "{\"rules\":[],\"by\":\"Name of sofia\"}", "access"),
                new Forged(
                        Kinds.RESTORE, "{\"to\":3,\"revision\":\"WP.1/Rev.1\",\"by\":\"Name of sofia\"}", "revision"),
                new Forged(Kinds.RESTORE, "{\"to\":3,\"by\":\"Name of sofia\"}", "does what the last entry decides"),
                new Forged(
                        Kinds.ALTERNATIVE,
                        "{\"clause\":\"n\",\"of\":\"c2\",\"copy\":true,\"by\":\"Name of sofia\"}",
                        "does what the last entry decides"),
                new Forged(Kinds.CHOICE, "{\"of\":\"c2\",\"by\":\"Name of sofia\"}", "no alternatives"),
                new Forged(Kinds.APART, "{\"clause\":\"c2\",\"by\":\"Name of sofia\"}", "competes with no other"),
                new Forged(Kinds.ARCHIVE, "{\"archived\":false,\"by\":\"Name of sofia\"}", "archive"),
                new Forged(Kinds.ARCHIVE, "{\"archived\":1,\"by\":\"Name of sofia\"}", "archived"),
                new Forged(Kinds.REVISION, "{\"number\":5}", "decision"),
                new Forged(EntryKind.PERSON, "{\"name\":\"\",\"role\":\"CHAIR\"}", "person"),
                new Forged(EntryKind.TEXT, "no update", "Yjs"))) {
            List<Entry> more =
                    with(RecordMaker.SECRETARY.id(), forged.kind, forged.payload.getBytes(StandardCharsets.UTF_8));
            Verification.Broken broken = broken(file(more, NONE));
            assertThat(broken.entry()).as(forged.toString()).isIn((long) more.size(), null);
            assertThat(broken.line()).as(forged.toString()).isEqualTo(more.size() + 1);
            assertThat(broken.why()).as(forged.toString()).contains(forged.why);
        }
        // and a decision of somebody who does not decide
        String delegate = entries.stream()
                .map(entry -> entry.person().value())
                .filter(id -> id.startsWith("delegate"))
                .findFirst()
                .orElseThrow();
        Entry known = entries.stream()
                .filter(entry -> entry.person().value().equals(delegate))
                .findFirst()
                .orElseThrow();
        List<Entry> more = new ArrayList<>(entries);
        more.add(HashChain.next(
                entries.get(entries.size() - 1).head(),
                new NewEntry(
                        1_800_000_000_000L,
                        known.person(),
                        known.delegation(),
                        Kinds.MODE,
                        ("{\"mode\":\"CLOSED\",\"by\":\"Name of " + delegate + "\"}")
                                .getBytes(StandardCharsets.UTF_8))));
        assertThat(broken(file(more, NONE)).why()).contains("decide in this draft");
    }

    @Test
    void refusesADecisionInADraftThatWasArchived() {
        List<Entry> more = with(
                RecordMaker.SECRETARY.id(),
                Kinds.ARCHIVE,
                "{\"archived\":true,\"by\":\"Name of sofia\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(file(more, NONE))).isInstanceOf(Verification.Intact.class);
        List<Entry> forged = new ArrayList<>(more);
        forged.add(HashChain.next(
                more.get(more.size() - 1).head(),
                new NewEntry(
                        1_800_000_000_000L,
                        RecordMaker.SECRETARY.id(),
                        null,
                        Kinds.STATUS,
                        "{\"clause\":\"c2\",\"status\":\"AGREED\",\"by\":\"Name of sofia\"}"
                                .getBytes(StandardCharsets.UTF_8))));
        assertThat(broken(file(forged, NONE)).why()).contains("archived");
    }

    private record Forged(EntryKind kind, String payload, String why) {}

    @Test
    void refusesWordsUnderTheClientIdOfSomebodyElse() {
        // given that an edit in the midst of a delegate's session is said to be the secretariat's
        Set<Long> clients = new HashSet<>();
        Entry last = entries.stream()
                .filter(entry -> entry.kind().isText() && entry.delegation() != null)
                .filter(entry -> Update.decode(entry.payload()).structCount() > 0)
                .filter(entry -> !clients.add(Update.decode(entry.payload()).firstClient()))
                .reduce((one, other) -> other)
                .orElseThrow();
        List<Entry> forged = new ArrayList<>(entries);
        forged.set(
                (int) last.seq() - 1,
                new Entry(
                        last.seq(),
                        last.atMillis(),
                        RecordMaker.SECRETARY.id(),
                        null,
                        last.kind(),
                        last.payload(),
                        last.hash()));

        Verification.Broken broken = broken(file(rechained(forged), NONE));
        assertThat(broken.entry()).isEqualTo(last.seq());
        assertThat(broken.why()).contains("client id");
    }

    @Test
    void refusesAnEditWhosePredecessorIsMissing() {
        Doc doc = new Doc(new DocOptions().withClientId(77));
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate((update, origin) -> updates.add(update));
        doc.getText("text").insert(0, "one");
        doc.getText("text").insert(3, "two");
        Verification.Broken broken =
                broken(file(with(RecordMaker.SECRETARY.id(), EntryKind.TEXT, updates.get(1)), NONE));
        assertThat(broken.why()).contains("builds on");
    }

    @Test
    void refusesAnEditThatAsksForFarTooMuchWork() {
        // given many structs that a few bytes each make: places in a row that must be searched again and again
        Encoder update = new Encoder();
        int count = 1_200_000;
        update.varUint(1);
        update.varUint(count);
        update.varUint(900);
        update.varUint(0);
        for (int i = 0; i < count; i++) {
            update.uint8(0);
            update.varUint(1);
        }
        update.varUint(0);
        Verification.Broken broken =
                broken(file(with(RecordMaker.SECRETARY.id(), EntryKind.TEXT, update.toByteArray()), NONE));
        assertThat(broken.why()).contains("work");
    }

    @Test
    void refusesHostileLinesWithoutReadingThemWhole() throws IOException {
        byte[] file = file(entries);
        int end = new String(file, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        byte[] first = java.util.Arrays.copyOf(file, end);

        // a line that never ends
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                java.util.Arrays.fill(into, from, from + length, (byte) 'a');
                return length;
            }
        };
        Verification verification =
                RecordVerifier.verify(new SequenceInputStream(new ByteArrayInputStream(first), endless), null);
        assertThat(verification).isInstanceOf(Verification.Broken.class);
        assertThat(((Verification.Broken) verification).line()).isEqualTo(2);
        assertThat(((Verification.Broken) verification).why()).contains("at most");
        assertThat(RecordVerifier.verify(endless, null).isIntact()).isFalse();

        // and one that is deep
        for (String deep : List.of(
                "[".repeat(8_000),
                "{\"plenary\":".repeat(800),
                "{\"plenary\":" + "[".repeat(7_000) + "]".repeat(7_000) + "}")) {
            assertThat(broken((deep + "\n").getBytes(StandardCharsets.UTF_8)).line())
                    .isEqualTo(1);
        }
        JsonObject huge = new JsonObject(Buffer.buffer(java.util.Arrays.copyOf(first, first.length - 1)));
        huge.put("entries", Long.MAX_VALUE).getJsonObject("head").put("seq", Long.MAX_VALUE);
        assertThat(broken((huge.encode() + "\n").getBytes(StandardCharsets.UTF_8))
                        .why())
                .contains("cut off");
        String deepEntry = new String(first, StandardCharsets.UTF_8) + "{\"seq\":" + "[".repeat(100_000) + "\n";
        assertThat(broken(deepEntry.getBytes(StandardCharsets.UTF_8)).line()).isEqualTo(2);
    }

    @Test
    void refusesAnotherFormOfTheSameContent() {
        String good = new String(file(entries), StandardCharsets.UTF_8);
        for (String bad : List.of(
                good.replace("\n", "\r\n"),
                "\ufeff" + good,
                good.replaceFirst(",", ", "),
                good.replaceFirst("\"plenary\":\"record\",\"version\":1", "\"version\":1,\"plenary\":\"record\""),
                good.replaceFirst("\"seq\":1,", "\"seq\":01,"),
                good.replaceFirst("é", "\\\\u00e9"),
                good.replaceFirst("\"version\":1", "\"version\":2"),
                good.replaceFirst("Z\",\"person\"", "0Z\",\"person\""),
                "")) {
            assertThat(verify(bad.getBytes(StandardCharsets.UTF_8)).isIntact()).isFalse();
        }
    }

    private List<Entry> with(PersonId person, EntryKind kind, byte[] payload) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(HashChain.next(
                entries.get(entries.size() - 1).head(), new NewEntry(1_800_000_000_000L, person, null, kind, payload)));
        return more;
    }

    private static List<Entry> rechained(List<Entry> entries) {
        return HashChain.next(
                HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE),
                entries.stream()
                        .map(entry -> new NewEntry(
                                entry.atMillis(), entry.person(), entry.delegation(), entry.kind(), entry.payload()))
                        .toList());
    }

    private static Verification.Broken broken(byte[] file) {
        Verification verification = RecordFiles.verify(file);
        assertThat(verification).isInstanceOf(Verification.Broken.class);
        return (Verification.Broken) verification;
    }
}
