package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plenary.crdt.Id;
import org.plenary.crdt.TextPiece;

/** Stretches of text in one row, with a gap of one place behind each; each place holds a unit with its id. */
public final class Stretches {
    private final List<Stretch> stretches = new ArrayList<>();
    private char[] text = new char[64];
    private long[] clients = new long[64];
    private long[] clocks = new long[64];

    /** Places that are gaps, or have been given away. */
    private boolean[] taken = new boolean[64];

    private int size;

    /**
     * Text that stands together.
     *
     * @param from its first place
     * @param to the place after its last
     * @param wholeNode whether its text node came or went with it
     */
    record Stretch(int from, int to, boolean wholeNode) {}

    /** Begins a stretch. */
    public void begin(boolean wholeNode) {
        addPlace('\0', 0, 0, true);
        stretches.add(new Stretch(size, size, wholeNode));
    }

    /** Adds to the stretch that was begun last. */
    public void add(TextPiece piece) {
        for (int i = 0; i < piece.text().length(); i++) {
            addPlace(piece.text().charAt(i), piece.ids().client(), piece.ids().clock() + i, false);
        }
        int last = stretches.size() - 1;
        Stretch open = stretches.get(last);
        stretches.set(last, new Stretch(open.from, size, open.wholeNode));
    }

    /** A stretch of which no node came or went. */
    void addStretch(UnitRow row) {
        begin(false);
        for (int i = 0; i < row.size(); i++) {
            addPlace(row.charAt(i), row.client(i), row.clock(i), false);
        }
        stretches.set(stretches.size() - 1, new Stretch(size - row.size(), size, false));
    }

    private void addPlace(char unit, long client, long clock, boolean gap) {
        if (size == text.length) {
            int room = size * 2;
            text = Arrays.copyOf(text, room);
            clients = Arrays.copyOf(clients, room);
            clocks = Arrays.copyOf(clocks, room);
            taken = Arrays.copyOf(taken, room);
        }
        text[size] = unit;
        clients[size] = client;
        clocks[size] = clock;
        taken[size++] = gap;
    }

    /**
     * Adds those of some pieces of one text, in its order.
     *
     * @param wholeNode whether the text node comes or goes with them
     */
    public void addAll(List<TextPiece> pieces, boolean wholeNode) {
        boolean first = true;
        for (TextPiece piece : pieces) {
            if (first || piece.apart()) {
                begin(wholeNode);
                first = false;
            }
            add(piece);
        }
    }

    /** The stretch that a place is in. */
    Stretch at(int place) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (stretches.get(middle).from <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return stretches.get(low);
    }

    List<Stretch> all() {
        return stretches;
    }

    String text(Stretch stretch) {
        return new String(text, stretch.from, stretch.to - stretch.from);
    }

    int size() {
        return size;
    }

    /** The unit at a place; of a gap, or a place that does not exist, none that is ever the same as another. */
    char charAt(int place) {
        return text[place];
    }

    Id idAt(int place) {
        return new Id(clients[place], clocks[place]);
    }

    /** Whether the unit at the second place, the next one, is also the next one of the same client. */
    boolean continuesAt(int place) {
        return clients[place] == clients[place - 1] && clocks[place] == clocks[place - 1] + 1;
    }

    boolean isTaken(int place) {
        return place < 0 || place >= size || taken[place];
    }

    void take(int place) {
        taken[place] = true;
    }
}
