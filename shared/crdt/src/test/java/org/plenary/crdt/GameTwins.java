package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.plenary.crdt.GameTraffic.Packet;
import org.plenary.crdt.YjsGames.Command;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** A document in each engine; both get the same in the same order, and must be the same byte for byte. */
final class GameTwins {
    final List<Packet> inbox = new ArrayList<>();
    private final int number;
    private final Doc doc;
    private final boolean gc;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private Snapshot snapshot = Snapshot.EMPTY;
    private GameState state;
    private String applied = "";
    private String whole = "";
    private String restored = "";
    private String past = "";
    private boolean ordered;

    GameTwins(int number, long client, boolean gc) {
        this.number = number;
        this.gc = gc;
        doc = GamePeer.Plenary.newDoc(client, gc);
    }

    /** Takes a few of the oldest updates, half the time in another order, so that some must wait for others. */
    void receive(GameTurn turn, Random random, int most) {
        List<Packet> batch = new ArrayList<>(inbox.subList(0, Math.min(inbox.size(), 1 + random.nextInt(most))));
        inbox.subList(0, batch.size()).clear();
        if (random.nextBoolean()) {
            Collections.shuffle(batch, random);
        }
        boolean v2 = random.nextInt(3) == 0;
        Encoder commands = turn.ask(Command.FOLLOW, this::compareBytes);
        commands.varUint(number);
        commands.varUint(v2 ? 1 : 0);
        GameTraffic.write(commands, batch);
        turn.play(() -> {
            Encoder written = new Encoder();
            for (Packet packet : batch) {
                Update update = Update.decode(packet.bytes());
                if (v2) {
                    byte[] bytes = update.encodeV2();
                    written.bytes(bytes);
                    update = Update.decodeV2(bytes);
                }
                apply(update);
            }
            StoreCheck.check(doc);
            applied = v2 ? GameState.digest(written.toByteArray()) : "";
            whole = GameState.digest(v2 ? doc.encodeStateAsUpdateV2() : doc.encodeStateAsUpdate());
        });
    }

    /** Takes a snapshot, and asks for another moment that was; only where the past is kept. */
    void remember(GameTurn turn, Random random) {
        if (gc) {
            return;
        }
        turn.ask(Command.SNAPSHOT, answers -> {
                    assertThat(snapshot.encode()).isEqualTo(answers.varBytes());
                    snapshots.add(snapshot);
                })
                .varUint(number);
        turn.play(() -> snapshot = doc.snapshot());
        if (!snapshots.isEmpty()) {
            restore(turn, random.nextInt(snapshots.size()));
        }
    }

    private void restore(GameTurn turn, int index) {
        Encoder commands = turn.ask(Command.RESTORE, answers -> {
            String theirRestored = GameState.hex(answers);
            String theirPast = GameState.hex(answers);
            if (ordered) {
                assertThat(theirRestored).as("the document at a snapshot").isEqualTo(restored);
                assertThat(theirPast).as("the content at a snapshot").isEqualTo(past);
            }
        });
        commands.varUint(number);
        commands.varUint(index);
        turn.play(() -> {
            Snapshot at = snapshots.get(index);
            restored = GameState.digest(doc.createFromSnapshot(at).encodeStateAsUpdate());
            past = GameState.digest(DocContent.text(doc, at));
            ordered = areOrdered(); // Yjs reads the past from a copy, which may have another order otherwise
        });
    }

    /** Applies an update and checks what is said of it before and after. */
    private void apply(Update update) {
        IdSet missing = doc.missing(update);
        Update novelty = doc.novelty(update);
        boolean waited = !doc.pending().isEmpty();
        StateVector before = doc.stateVector();
        IdSet deletedBefore = doc.deleteSet();
        long scanned = WorkloadTest.scannedAfter(doc, update);
        Applied applied = doc.apply(update, "remote");
        require(applied.missing().isEmpty() == doc.pending().isEmpty(), "missing", update);
        if (!waited) {
            require(doc.integrator().scanned == scanned, "scanned", update);
            require(missing.isEmpty() == applied.missing().isEmpty(), "missing before", update);
            if (missing.isEmpty()) {
                require(applied.inserted().equals(novelty.structIds()), "inserted", update);
                require(applied.changedNothing() == novelty.isEmpty(), "changed nothing", update);
            }
        }
        applied.inserted().forEach(range -> require(range.clock() >= before.get(range.client()), "new", update));
        applied.deleted()
                .forEach(range ->
                        require(!deletedBefore.contains(range.client(), range.clock()), "deleted before", update));
    }

    private static void require(boolean condition, String what, Update update) {
        if (!condition) {
            throw new AssertionError(what + ": " + update);
        }
    }

    private void compareBytes(Decoder answers) {
        boolean pending = answers.varUint() == 1;
        assertThat(GameState.hex(answers)).as("the updates in V2").isEqualTo(applied);
        assertThat(GameState.hex(answers)).as("the state of the twins").isEqualTo(whole);
        assertThat(pending)
                .as("whether something waits")
                .isEqualTo(!doc.pending().isEmpty());
    }

    /**
     * Whether the rule tells the place of each item; {@link StoreCheck#standsBesideOneItem} says of which it does not.
     */
    boolean areOrdered() {
        for (ClientStructs client : doc.store().clients()) {
            for (int at = 0; at < client.size; at++) {
                if (client.get(at) instanceof Item item && StoreCheck.standsBesideOneItem(item)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Compares what users read, and the rest that the bytes need not tell. */
    void compareState(GameTurn turn) {
        Encoder commands = turn.ask(Command.STATE, answers -> assertThat(state).isEqualTo(GameState.read(answers)));
        commands.varUint(number);
        commands.varUint(0);
        turn.play(() -> state = GameState.of(doc, false));
    }

    /** Fails with what differs, if anything does. */
    void explain(GameTurn turn) {
        turn.ask(Command.SHOW, answers -> {
                    byte[] update = answers.varBytes();
                    requireSame(GameState.structs(doc), answers.varString());
                    requireSame(DocContent.text(doc), answers.varString());
                    requireSame(lines(doc.encodeStateAsUpdate()), lines(update));
                    requireSame(
                            HexFormat.of().formatHex(doc.encodeStateAsUpdate()),
                            HexFormat.of().formatHex(update));
                })
                .varUint(number);
    }

    private static String lines(byte[] bytes) {
        Update update = Update.decode(bytes);
        StringBuilder lines = new StringBuilder();
        update.forEachStruct(struct -> lines.append(struct).append('\n'));
        return lines.append(update.deletes()).toString();
    }

    /** Shows the surroundings of the first difference. */
    private static void requireSame(String ours, String theirs) {
        int at = 0;
        while (at < ours.length() && at < theirs.length() && ours.charAt(at) == theirs.charAt(at)) {
            at++;
        }
        if (at < ours.length() || at < theirs.length()) {
            throw new AssertionError(
                    "differs at " + at + "\nPlenary: " + around(ours, at) + "\nYjs:     " + around(theirs, at));
        }
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 400));
    }
}
