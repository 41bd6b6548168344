package org.plenary.instrument.redline;

import java.util.Arrays;
import org.plenary.crdt.CharacterWalk;
import org.plenary.crdt.Id;

/** Characters in a row, each with the id of its unit. */
final class UnitRow {
    private char[] text = new char[16];
    private long[] clients = new long[16];
    private long[] clocks = new long[16];
    private int size;

    void add(CharacterWalk at) {
        add(at.unit(), at.client(), at.clock());
    }

    void add(char unit, long client, long clock) {
        if (size == text.length) {
            int room = size * 2;
            text = Arrays.copyOf(text, room);
            clients = Arrays.copyOf(clients, room);
            clocks = Arrays.copyOf(clocks, room);
        }
        text[size] = unit;
        clients[size] = client;
        clocks[size++] = clock;
    }

    int size() {
        return size;
    }

    char charAt(int index) {
        return text[index];
    }

    long client(int index) {
        return clients[index];
    }

    long clock(int index) {
        return clocks[index];
    }

    Id id(int index) {
        return new Id(clients[index], clocks[index]);
    }

    /** Whether the unit at the index is the next one of the same client after the unit before it. */
    boolean continuesAt(int index) {
        return clients[index] == clients[index - 1] && clocks[index] == clocks[index - 1] + 1;
    }

    /** Whether it is one character, of one unit or two. */
    boolean isOneCharacter() {
        return size == 1 || (size == 2 && Character.isHighSurrogate(text[0]));
    }

    String text() {
        return new String(text, 0, size);
    }
}
