package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
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

    static void write(Encoder commands, List<Packet> packets) {
        commands.varUint(packets.size());
        packets.forEach(packet -> commands.varUint(packet.number));
    }
}
