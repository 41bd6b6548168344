package org.plenary.server.signing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Issued;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.signing.Ed25519;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.Published;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.SigningJson;
import org.plenary.server.signing.Witness;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.InList;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class SqlSigningTest {
    private static final Person CHAIR = new Person(
            new PersonId("amina"), "Amina", Role.CHAIR, null, new Negotiation(new ProcessId("p"), "A process"));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L));

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private Rooms rooms;
    private Drafts drafts;
    private Signing signing;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        SqlJournal journal = new SqlJournal(database);
        rooms = new Rooms(vertx, journal, RoomConfig.defaults());
        drafts = new Drafts(journal, rooms);
        signing = new SqlSigning(vertx, database, CLOCK);
    }

    @AfterEach
    void close() {
        await(rooms.close("the test is over"));
        await(database.close());
        await(vertx.close());
    }

    private List<SignedHead> heads(@Nullable Hash hash) {
        return await(signing.published(hash)).stream()
                .map(published -> ((Published.Revision) published).head())
                .toList();
    }

    @Test
    void keepsItsKeyFromStartToStart() {
        KeyInfo key = await(signing.ready());
        assertThat(await(new SqlSigning(vertx, database, CLOCK).ready())).isEqualTo(key);
        assertThat(key.id()).isEqualTo(Ed25519.idOf(key.publicKey()));
        assertThat(key.endorsedBy()).isNull();
        assertThat(await(signing.keys())).containsExactly(key);
    }

    @Test
    void signsWhatWasIssuedOnceAlsoAfterACrash() {
        // given revisions of two drafts that nobody signed, as when the server ends right after they are on disk
        Stream one = await(drafts.create(CHAIR, "One"));
        Stream two = await(drafts.create(CHAIR, "Two"));
        Issued first = await(drafts.issue(one.id(), CHAIR, new IssueRequest("First", null, null)));
        Issued second = await(drafts.issue(two.id(), CHAIR, new IssueRequest("First", null, null)));
        Issued third = await(drafts.issue(one.id(), CHAIR, new IssueRequest("Second", null, null)));

        // when
        assertThat(await(signing.signMissing(one.id()))).isEqualTo(2);
        assertThat(await(signing.signMissing(null))).isEqualTo(1);
        assertThat(await(signing.signMissing(null))).as("once").isZero();

        // then
        KeyInfo key = await(signing.ready());
        assertThat(heads(null))
                .hasSize(3)
                .allMatch(head -> head.isBy(key))
                .extracting(head -> head.subject().head())
                .containsExactlyInAnyOrder(first.head(), second.head(), third.head());
        assertThat(await(signing.published(null)))
                .extracting(Published::atMillis)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(heads(third.head().hash()))
                .extracting(head -> head.subject().symbol())
                .containsExactly("WP.1/Rev.2");
        assertThat(await(signing.of(one.id(), first.head().seq())).heads())
                .extracting(head -> head.subject().head())
                .containsExactly(first.head());
        assertThat(await(signing.of(one.id(), third.head().seq())))
                .isEqualTo(new Signing.Signatures(
                        List.of(key),
                        await(signing.of(one.id(), third.head().seq())).heads()));
    }

    @Test
    void signsHoweverManyWereIssuedBeforeIt() {
        Stream draft = await(drafts.create(CHAIR, "One"));
        int many = InList.SIZE + 3;
        for (int i = 0; i < many - 1; i++) {
            await(drafts.issue(draft.id(), CHAIR, new IssueRequest("Again", null, null)));
        }
        assertThat(await(signing.signMissing(null))).isEqualTo(many - 1);

        // The first page holds nothing to sign.
        Issued last = await(drafts.issue(draft.id(), CHAIR, new IssueRequest("Last", null, null)));
        assertThat(await(signing.signMissing(null))).isEqualTo(1);

        assertThat(await(signing.of(draft.id(), last.head().seq())).heads())
                .hasSize(many)
                .last()
                .extracting(head -> head.subject().head())
                .isEqualTo(last.head());
        assertThat(await(signing.signMissing(draft.id()))).isZero();
    }

    @Test
    void signsWhatIsDocumented() throws Exception {
        Stream one = await(drafts.create(CHAIR, "One"));
        await(drafts.issue(one.id(), CHAIR, new IssueRequest("First", null, null)));
        await(signing.signMissing(null));
        SignedHead head = heads(null).get(0);

        // The bytes as server/docs/record.md describes them, put together by other means.
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.DataOutputStream(bytes)) {
            for (String text : List.of(
                    "plenary-head-1",
                    one.id().value(),
                    one.lineage().value(),
                    head.subject().symbol())) {
                out.writeInt(text.length());
                out.writeBytes(text);
            }
            out.writeInt(1);
            out.writeLong(head.subject().head().seq());
            out.write(head.subject().head().hash().bytes());
            out.writeLong(head.subject().atMillis());
        }
        assertThat(head.subject().statement()).isEqualTo(bytes.toByteArray());
        var check = java.security.Signature.getInstance("Ed25519");
        check.initVerify(java.security.KeyFactory.getInstance("Ed25519")
                .generatePublic(new java.security.spec.X509EncodedKeySpec(
                        await(signing.ready()).publicKey())));
        check.update(bytes.toByteArray());
        assertThat(check.verify(head.signature())).isTrue();
    }

    @Test
    void rotatesToAKeyThatTheOneBeforeEndorsesAndForgetsThePrivateHalf() throws Exception {
        // given
        Stream one = await(drafts.create(CHAIR, "One"));
        await(drafts.issue(one.id(), CHAIR, new IssueRequest("First", null, null)));
        await(signing.signMissing(null));
        KeyInfo first = await(signing.ready());

        // when
        KeyInfo second = await(signing.rotate());
        KeyInfo third = await(signing.rotate());
        await(drafts.issue(one.id(), CHAIR, new IssueRequest("Second", null, null)));
        await(signing.signMissing(null));

        // then
        List<KeyInfo> keys = await(signing.keys());
        assertThat(keys).extracting(KeyInfo::id).containsExactly(first.id(), second.id(), third.id());
        assertThat(keys.get(0).retiredAtMillis()).isEqualTo(1_700_000_000_000L);
        assertThat(keys.get(2).retiredAtMillis()).isNull();
        assertThat(keys.get(1).isEndorsedBy(keys.get(0))).isTrue();
        assertThat(keys.get(2).isEndorsedBy(keys.get(1))).isTrue();
        assertThat(keys.get(2).isEndorsedBy(keys.get(0))).isFalse();
        Signing.Signatures all = await(signing.of(one.id(), Long.MAX_VALUE));
        assertThat(all.heads()).extracting(SignedHead::key).containsExactly(first.id(), third.id());
        assertThat(all.keys()).isEqualTo(keys);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from signing_key where private_key is not null")) {
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void writesKeysAndHeadsAsJsonAndReadsThemBack() {
        Stream one = await(drafts.create(CHAIR, "One"));
        await(drafts.issue(one.id(), CHAIR, new IssueRequest("First", null, null)));
        await(signing.signMissing(null));
        await(signing.rotate());
        for (KeyInfo key : await(signing.keys())) {
            assertThat(SigningJson.key(SigningJson.of(key))).isEqualTo(key);
        }
        SignedHead head = heads(null).get(0);
        assertThat(SigningJson.head(SigningJson.of(head))).isEqualTo(head);
    }

    @Test
    void signsAReceiptAsDocumentedThatIsNoSignatureOfARevision() throws Exception {
        // given a key that took the place of another
        await(signing.ready());
        await(signing.rotate());
        Stream one = await(drafts.create(CHAIR, "One"));

        // when
        Receipt receipt = Receipt.decode(await(signing.receipt(one)).encode().getBytes());

        // then
        KeyInfo key = await(signing.ready());
        assertThat(receipt.keys()).isEqualTo(await(signing.keys()));
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.DataOutputStream(bytes)) {
            for (String text :
                    List.of("plenary-receipt-1", one.id().value(), one.lineage().value())) {
                out.writeInt(text.length());
                out.writeBytes(text);
            }
            out.writeLong(one.head().seq());
            out.write(one.head().hash().bytes());
            out.writeLong(1_700_000_000_000L);
            out.writeInt(64);
            out.writeBytes(key.id().value());
        }
        assertThat(receipt.witness().subject().statement()).isEqualTo(bytes.toByteArray());
        assertThat(Ed25519.isBy(
                        key.publicKey(), bytes.toByteArray(), receipt.witness().signature()))
                .isTrue();
        // and the same under an import is none
        var subject = receipt.witness().subject();
        assertThat(new Witness(
                                new Witness.Subject(
                                        Witness.Kind.IMPORT,
                                        subject.stream(),
                                        subject.lineage(),
                                        subject.head(),
                                        subject.atMillis(),
                                        subject.key()),
                                receipt.witness().signature())
                        .isBy(key))
                .isFalse();
    }

    @Test
    void hasASecretForEachPurposeThatAnotherKeyChanges() {
        byte[] secret = await(signing.secret("one"));
        assertThat(secret).hasSize(32).isEqualTo(await(new SqlSigning(vertx, database, CLOCK).secret("one")));
        assertThat(await(signing.secret("two"))).isNotEqualTo(secret);
        await(signing.rotate());
        assertThat(await(signing.secret("one"))).isNotEqualTo(secret);
    }
}
