package org.plenary.crdt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.plenary.crdt.GameTraffic.Packet;
import org.plenary.crdt.YjsGames.Command;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** One who takes part in a game: a document in one of the two engines, which makes changes and gets those of others. */
abstract class GamePeer {
    final List<Packet> inbox = new ArrayList<>();

    /** The changes that it made in this turn. */
    final List<Packet> made = new ArrayList<>();

    /** Whether it gets nothing from others and others get nothing from it. */
    boolean offline;

    /** As of the end of the last turn. */
    byte[] vector = StateVector.EMPTY.encode();

    abstract void edit(GameTurn turn, Edits edits);

    /**
     * Some random edits.
     *
     * @param shape what they are like
     * @param pairs whether words may hold surrogate pairs
     * @param seed makes them always the same
     * @param count how many
     */
    record Edits(RandomEdits.Shape shape, boolean pairs, int seed, int count) {}

    /** Applies updates as they are, or each written in V2. */
    abstract void apply(GameTurn turn, List<Packet> updates, boolean v2);

    /** Says what somebody with that state vector does not know. */
    abstract void diff(GameTurn turn, byte[] known, Consumer<Packet> consumer);

    abstract void state(GameTurn turn, Consumer<GameState> consumer);

    /** A document in Yjs. */
    static final class Yjs extends GamePeer {
        private final GameTraffic traffic;
        private final int number;

        private final boolean undo;

        Yjs(GameTraffic traffic, int number, boolean undo) {
            this.traffic = traffic;
            this.number = number;
            this.undo = undo;
        }

        static void create(GameTurn turn, long client, boolean gc, boolean undo) {
            Encoder commands = turn.ask(Command.CREATE);
            commands.varUint(gc ? 1 : 0);
            commands.varUint(client);
            commands.varUint(undo ? 1 : 0);
        }

        private void react(Decoder answers) {
            made.addAll(traffic.theirs(answers));
            vector = answers.varBytes();
        }

        @Override
        void edit(GameTurn turn, Edits edits) {
            Encoder commands = turn.ask(Command.EDIT, this::react);
            commands.varUint(number);
            commands.varUint(edits.shape.number);
            commands.varUint(edits.seed);
            commands.varUint(edits.count);
            commands.varUint(edits.pairs ? 1 : 0);
        }

        @Override
        void apply(GameTurn turn, List<Packet> updates, boolean v2) {
            Encoder commands = turn.ask(Command.APPLY, this::react);
            commands.varUint(number);
            commands.varUint(v2 ? 1 : 0);
            GameTraffic.write(commands, updates);
        }

        @Override
        void diff(GameTurn turn, byte[] known, Consumer<Packet> consumer) {
            Encoder commands =
                    turn.ask(Command.DIFF, answers -> traffic.theirs(answers).forEach(consumer));
            commands.varUint(number);
            commands.varBytes(known);
        }

        @Override
        void state(GameTurn turn, Consumer<GameState> consumer) {
            Encoder commands = turn.ask(Command.STATE, answers -> consumer.accept(GameState.read(answers)));
            commands.varUint(number);
            commands.varUint(undo ? 1 : 0);
        }
    }

    /** A document here. */
    static final class Plenary extends GamePeer {
        private final GameTraffic traffic;
        private final Doc doc;
        private final List<byte[]> updates = new ArrayList<>();

        private final boolean undo;
        private final UndoManager manager;

        Plenary(GameTraffic traffic, long client, boolean gc, boolean undo) {
            this.traffic = traffic;
            this.undo = undo;
            doc = newDoc(client, gc);
            manager = new UndoManager(
                    List.of(doc.getText("text"), doc.getXmlFragment("xml"), doc.getMap("map"), doc.getArray("array")),
                    new UndoOptions()
                            .withCaptureTimeout(Duration.ZERO)
                            .withTrackedOrigins(undo ? Set.of("edit") : Set.of()));
            doc.onUpdate((update, origin) -> {
                if (!"remote".equals(origin)) {
                    updates.add(update);
                }
            });
        }

        static Doc newDoc(long client, boolean gc) {
            Doc doc = new Doc(new DocOptions().withClientId(client).withGc(gc));
            doc.getText("text");
            doc.getXmlFragment("xml");
            doc.getMap("map");
            doc.getArray("array");
            return doc;
        }

        private void react() {
            StoreCheck.check(doc);
            made.addAll(traffic.ours(updates));
            updates.clear();
            vector = doc.stateVector().encode();
        }

        @Override
        void edit(GameTurn turn, Edits edits) {
            turn.play(() -> {
                new RandomEdits(edits.shape, edits.seed, edits.pairs).edit(doc, edits.count);
                for (int i = edits.seed % 4; i > 0; i--) {
                    manager.undo();
                }
                if (edits.seed % 5 == 0) {
                    manager.redo();
                }
                react();
            });
        }

        @Override
        void apply(GameTurn turn, List<Packet> packets, boolean v2) {
            turn.play(() -> {
                for (Packet packet : packets) {
                    if (v2) {
                        doc.applyUpdateV2(Update.decode(packet.bytes()).encodeV2(), "remote");
                    } else {
                        doc.applyUpdate(packet.bytes(), "remote");
                    }
                }
                react();
            });
        }

        @Override
        void diff(GameTurn turn, byte[] known, Consumer<Packet> consumer) {
            turn.play(() -> consumer.accept(traffic.ours(doc.encodeStateAsUpdate(StateVector.decode(known)))));
        }

        @Override
        void state(GameTurn turn, Consumer<GameState> consumer) {
            turn.play(() -> {
                StoreCheck.checkOrder(doc);
                consumer.accept(GameState.of(doc, undo));
            });
        }
    }
}
