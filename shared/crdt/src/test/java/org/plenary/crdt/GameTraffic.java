package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.plenary.crdt.YjsGames.Command;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** The updates that are made in a game. Both processes know each by its number, even for ours and odd for theirs. */
final class GameTraffic {
    /**
     * An update.
     *
     * @param number by which both processes know it
     * @param bytes the update
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Packet(int number, byte[] bytes) {}

    private int ours;
    private int theirs;
    private final List<Packet> untold = new ArrayList<>();

    Packet ours(byte[] bytes) {
        Packet packet = new Packet(2 * ours++, bytes);
        untold.add(packet);
        return packet;
    }

    List<Packet> ours(List<byte[]> updates) {
        return updates.stream().map(this::ours).toList();
    }

    /** Reads updates that Yjs made. */
    List<Packet> theirs(Decoder answers) {
        List<Packet> packets = new ArrayList<>();
        for (long i = answers.varUint(); i > 0; i--) {
            packets.add(new Packet(2 * theirs++ + 1, answers.varBytes()));
        }
        return packets;
    }

    /** Tells Yjs of our updates since the last time. */
    void tell(GameTurn turn) {
        for (Packet packet : untold) {
            turn.ask(Command.LEARN).varBytes(packet.bytes);
        }
        untold.clear();
    }

    /** Has both make one update of several, compares what they made, and gives it on. */
    void merge(GameTurn turn, List<Packet> parts, Consumer<Packet> consumer) {
        List<byte[]> bytes = parts.stream().map(Packet::bytes).toList();
        Result ours = new Result(
                () -> Update.mergeEncoded(bytes),
                () -> Update.mergeEncodedV2(bytes.stream()
                        .map(each -> Update.decode(each).encodeV2())
                        .toList()));
        turn.play(ours::run);
        Encoder commands = turn.ask(Command.MERGE, answers -> {
            ours.compareV2(answers);
            consumer.accept(ours.compare(theirs(answers)));
        });
        write(commands, parts);
    }

    /** Has both cut what is known off an update, compares what is left, and gives it on. */
    void cut(GameTurn turn, Packet whole, byte[] known, Consumer<Packet> consumer) {
        StateVector vector = StateVector.decode(known);
        Result ours = new Result(
                () -> Update.decode(whole.bytes).encodeSince(vector),
                () -> Update.decodeV2(Update.decode(whole.bytes).encodeV2()).encodeSinceV2(vector));
        turn.play(ours::run);
        Encoder commands = turn.ask(Command.CUT, answers -> {
            ours.compareV2(answers);
            assertThat(Update.decode(whole.bytes).stateVector().encode()).isEqualTo(answers.varBytes());
            consumer.accept(ours.compare(theirs(answers)));
        });
        commands.varUint(whole.number);
        commands.varBytes(known);
    }

    /** An update that both engines make of others, in both formats. */
    private static final class Result {
        private final Supplier<byte[]> making;
        private final Supplier<byte[]> makingV2;
        private byte[] bytes = {};
        private byte[] v2 = {};

        Result(Supplier<byte[]> making, Supplier<byte[]> makingV2) {
            this.making = making;
            this.makingV2 = makingV2;
        }

        void run() {
            bytes = making.get();
            v2 = makingV2.get();
        }

        void compareV2(Decoder answers) {
            assertThat(GameState.digest(v2)).as("in V2").isEqualTo(GameState.hex(answers));
        }

        Packet compare(List<Packet> theirs) {
            assertThat(bytes).isEqualTo(theirs.get(0).bytes);
            return theirs.get(0);
        }
    }

    static void write(Encoder commands, List<Packet> packets) {
        commands.varUint(packets.size());
        packets.forEach(packet -> commands.varUint(packet.number));
    }
}
