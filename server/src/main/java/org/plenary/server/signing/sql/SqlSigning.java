package org.plenary.server.signing.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.Revision;
import org.plenary.server.signing.Ed25519;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.KeySeal;
import org.plenary.server.signing.Published;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.SigningException;
import org.plenary.server.signing.Witness;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys and signed heads in the embedded database, beside the record, whose revisions it reads. */
public final class SqlSigning implements Signing {
    private static final Logger log = LoggerFactory.getLogger(SqlSigning.class);

    /** About what a key or a batch of signatures holds while it waits to be written. */
    private static final long BYTES = 64 << 10;

    private static final String MAC = "HmacSHA256";

    private final Database database;
    private final @Nullable KeySeal seal;
    private final InstantSource clock;
    private final WorkerExecutor workers;

    /** Keys whose private halves are not sealed. */
    public SqlSigning(Vertx vertx, Database database, InstantSource clock) {
        this(vertx, database, clock, null);
    }

    /** @param seal under which private halves are kept; one that is not yet is sealed when it is first wanted */
    public SqlSigning(Vertx vertx, Database database, InstantSource clock, @Nullable KeySeal seal) {
        this.seal = seal;
        this.database = database;
        this.clock = clock;
        this.workers = vertx.createSharedWorkerExecutor("signing", 1);
    }

    @Override
    public Future<KeyInfo> ready() {
        return current().map(KeyRows.Current::key);
    }

    /** The key that signs; makes the first if there is none. */
    private Future<KeyRows.Current> current() {
        return database.read(KeyRows::current)
                .compose(stored -> stored.map(this::opened).orElseGet(this::first));
    }

    private Future<KeyRows.Current> opened(KeyRows.Stored stored) {
        KeyId id = stored.key().id();
        if (stored.isSealed()) {
            return seal == null
                    ? Future.failedFuture(new SigningException("the signing key " + id
                            + " is kept under a key from outside: give it by --key-file or PLENARY_KEY. If it is lost,"
                            + " \"plenary rotate-key --lost\" makes another signing key, which the old one does not"
                            + " endorse"))
                    : workers.executeBlocking(
                            () -> new KeyRows.Current(stored.key(), seal.open(stored.privateKey(), id)));
        }
        KeyRows.Current current = new KeyRows.Current(stored.key(), stored.privateKey());
        return seal == null
                ? Future.succeededFuture(current)
                : workers.executeBlocking(() -> seal.seal(stored.privateKey(), id))
                        .compose(kept -> database.write(BYTES, statements -> {
                            KeyRows.seal(statements, id, kept);
                            return current;
                        }))
                        .onSuccess(taken -> log.atInfo()
                                .addKeyValue("key", id)
                                .addKeyValue(
                                        "todo",
                                        "backups made before hold it in the clear: rotate the key if others have them")
                                .log("key.sealed"));
    }

    /** A key as it is to be kept. */
    private KeyRows.Stored stored(KeyRows.Current fresh) {
        return seal == null
                ? new KeyRows.Stored(fresh.key(), fresh.privateKey(), false)
                : new KeyRows.Stored(
                        fresh.key(), seal.seal(fresh.privateKey(), fresh.key().id()), true);
    }

    private Future<KeyRows.Current> first() {
        return workers.executeBlocking(() -> stored(fresh(null)))
                .compose(fresh -> database.write(BYTES, statements -> {
                    Optional<KeyRows.Stored> there = KeyRows.current(statements);
                    if (there.isEmpty()) {
                        KeyRows.insert(statements, fresh);
                    }
                    return there.orElse(fresh);
                }))
                .compose(this::opened);
    }

    /** A new key, endorsed by the one that it takes the place of, if there is one. */
    private KeyRows.Current fresh(KeyRows.@Nullable Current before) {
        long now = before == null
                ? clock.millis()
                : Math.max(clock.millis(), before.key().createdAtMillis());
        KeyPair pair = Ed25519.generate();
        byte[] publicKey = pair.getPublic().getEncoded();
        KeyId by = before == null ? null : before.key().id();
        byte[] endorsement =
                before == null || by == null ? null : KeyInfo.endorse(publicKey, now, by, before.privateKey());
        KeyInfo key = new KeyInfo(Ed25519.idOf(publicKey), publicKey, now, null, by, endorsement);
        return new KeyRows.Current(key, pair.getPrivate().getEncoded());
    }

    @Override
    public Future<KeyInfo> rotate() {
        return current()
                .compose(before -> workers.executeBlocking(() -> stored(fresh(before)))
                        .compose(fresh -> database.write(
                                BYTES,
                                statements -> replace(statements, before.key().id(), fresh))));
    }

    @Override
    public Future<KeyInfo> replaceLost() {
        return database.read(KeyRows::current)
                .compose(stored -> workers.executeBlocking(() -> stored(fresh(null)))
                        .compose(fresh -> database.write(BYTES, statements -> {
                            if (stored.isPresent()) {
                                return replace(statements, stored.get().key().id(), fresh);
                            }
                            KeyRows.insert(statements, fresh);
                            return fresh.key();
                        })));
    }

    private static KeyInfo replace(Statements statements, KeyId before, KeyRows.Stored fresh) throws SQLException {
        if (!KeyRows.retire(statements, before, fresh.key().createdAtMillis())) {
            throw new SigningException("somebody else has just changed the key; look at the keys, and try again");
        }
        KeyRows.insert(statements, fresh);
        return fresh.key();
    }

    @Override
    public Future<Integer> signMissing(@Nullable StreamId draft) {
        return database.read(
                        statements -> HeadRows.unsigned(statements, draft, 0, 0).isEmpty()
                                && ImportRows.unsigned(statements, draft).isEmpty())
                .compose(nothing -> nothing ? Future.succeededFuture(0) : sign(draft));
    }

    /** Needs the key, which whoever only reads may not have. */
    private Future<Integer> sign(@Nullable StreamId draft) {
        return current()
                .compose(current -> signAfter(current, draft, new Position(0, 0), 0)
                        .compose(revisions -> signImports(current, draft, 0).map(imports -> revisions + imports)));
    }

    /** Signs records that came from elsewhere as that. */
    private Future<Integer> signImports(KeyRows.Current current, @Nullable StreamId draft, int signedBefore) {
        return database.read(statements -> ImportRows.unsigned(statements, draft))
                .compose(batch -> batch.isEmpty()
                        ? Future.succeededFuture(signedBefore)
                        : workers.executeBlocking(() -> batch.stream()
                                        .map(unsigned -> unsigned.subject(
                                                        current.key().id())
                                                .signed(current.privateKey()))
                                        .toList())
                                .compose(signed ->
                                        database.write(BYTES, statements -> insertImports(statements, signed)))
                                .compose(count -> batch.size() < ImportRows.BATCH
                                        ? Future.succeededFuture(signedBefore + count)
                                        : signImports(current, draft, signedBefore + count)));
    }

    private static int insertImports(Statements statements, List<Witness> imports) throws SQLException {
        int count = 0;
        for (Witness witness : imports) {
            count += ImportRows.insert(statements, witness);
        }
        return count;
    }

    /** The last entry that was looked at. */
    private record Position(long stream, long seq) {}

    private Future<Integer> signAfter(
            KeyRows.Current current, @Nullable StreamId draft, Position position, int signedBefore) {
        return database.read(statements -> HeadRows.unsigned(statements, draft, position.stream(), position.seq()))
                .compose(batch -> {
                    if (batch.isEmpty()) {
                        return Future.succeededFuture(signedBefore);
                    }
                    HeadRows.Unsigned last = batch.get(batch.size() - 1);
                    return workers.executeBlocking(() -> signed(batch, current))
                            .compose(heads -> database.write(BYTES, statements -> insert(statements, heads)))
                            .compose(count -> batch.size() < HeadRows.BATCH
                                    ? Future.succeededFuture(signedBefore + count)
                                    : signAfter(
                                            current,
                                            draft,
                                            new Position(
                                                    last.streamNumber(),
                                                    last.entry().seq()),
                                            signedBefore + count));
                });
    }

    private static List<SignedHead> signed(List<HeadRows.Unsigned> batch, KeyRows.Current current) {
        List<SignedHead> heads = new ArrayList<>();
        for (HeadRows.Unsigned unsigned : batch) {
            try {
                heads.add(subject(unsigned).signed(current.key().id(), current.privateKey()));
            } catch (JournalException e) {
                // One damaged entry must not keep the revisions of all other drafts from being signed.
                log.atError()
                        .addKeyValue("draft", unsigned.stream())
                        .addKeyValue("seq", unsigned.entry().seq())
                        .setCause(e)
                        .log("revision.notSigned");
            }
        }
        return heads;
    }

    private static SignedHead.Subject subject(HeadRows.Unsigned unsigned) {
        Decision decision = DecisionCodec.decode(unsigned.entry()).decision();
        Revision revision = ((IssueRevision) decision).revision();
        return new SignedHead.Subject(
                unsigned.stream(),
                unsigned.lineage(),
                revision.symbol(),
                revision.number(),
                unsigned.entry().head(),
                unsigned.entry().atMillis());
    }

    private static int insert(Statements statements, List<SignedHead> heads) throws SQLException {
        int count = 0;
        for (SignedHead head : heads) {
            count += HeadRows.insert(statements, head);
        }
        return count;
    }

    @Override
    public Future<List<KeyInfo>> keys() {
        return database.read(KeyRows::own);
    }

    @Override
    public Future<List<Published>> published(@Nullable Hash head) {
        return database.read(statements -> {
            List<Published> all = new ArrayList<>(HeadRows.published(statements, head));
            all.addAll(ImportRows.published(statements, head));
            // Stable, so that what came at the same time stays in the order in which it was signed.
            all.sort(Comparator.comparingLong(Published::atMillis).reversed());
            return all.size() <= MAX_HEADS ? all : List.copyOf(all.subList(0, MAX_HEADS));
        });
    }

    @Override
    public Future<Receipt> receipt(Stream draft) {
        long now = clock.millis();
        return current()
                .compose(current -> database.read(statements -> KeyRows.withEndorsers(
                                statements, Set.of(current.key().id())))
                        .compose(keys -> workers.executeBlocking(() -> new Receipt(
                                new Witness.Subject(
                                                Witness.Kind.RECEIPT,
                                                draft.id(),
                                                draft.lineage(),
                                                draft.head(),
                                                now,
                                                current.key().id())
                                        .signed(current.privateKey()),
                                keys))));
    }

    @Override
    public Future<byte[]> secret(String purpose) {
        return current()
                .compose(current -> workers.executeBlocking(() -> {
                    Mac mac = Mac.getInstance(MAC);
                    mac.init(new SecretKeySpec(current.privateKey(), MAC));
                    return mac.doFinal(("plenary-secret-1 " + purpose).getBytes(StandardCharsets.UTF_8));
                }));
    }

    @Override
    public Future<Signatures> of(StreamId draft, long upToSeq) {
        return database.read(statements -> {
            List<SignedHead> heads = HeadRows.of(statements, draft, upToSeq);
            List<Witness> imports = ImportRows.of(statements, draft, upToSeq);
            Set<KeyId> keys = new HashSet<>();
            heads.forEach(head -> keys.add(head.key()));
            imports.forEach(witness -> keys.add(witness.subject().key()));
            return new Signatures(KeyRows.withEndorsers(statements, keys), heads, imports);
        });
    }

    @Override
    public Future<Void> adopt(Signatures signatures) {
        return database.write(BYTES, statements -> {
                    for (KeyInfo key : signatures.keys()) {
                        KeyRows.insert(statements, key);
                    }
                    return insert(statements, signatures.heads()) + insertImports(statements, signatures.imports());
                })
                .mapEmpty();
    }
}
