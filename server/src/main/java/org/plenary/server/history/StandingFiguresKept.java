package org.plenary.server.history;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Figures of moments that were counted once: what is over does not change. The ones longest unused are forgotten first.
 * Single-threaded.
 */
final class StandingFiguresKept {
    /** Two series of a draft, in one language. */
    private static final int MOST = 2 * FigureSeries.MAX_POINTS;

    private static final int OVERHEAD_BYTES = 300;
    private static final int HOLDER_BYTES = 200;

    private record Key(long seq, Locale language) {}

    private final Map<Key, StandingFigures> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    StandingFigures at(long seq, Locale language, Supplier<StandingFigures> counting) {
        Key key = new Key(seq, language);
        StandingFigures known = kept.get(key);
        if (known != null) {
            return known;
        }
        StandingFigures counted = counting.get();
        kept.put(key, counted);
        bytes += sizeOf(counted);
        if (kept.size() > MOST) {
            Iterator<StandingFigures> oldest = kept.values().iterator();
            bytes -= sizeOf(oldest.next());
            oldest.remove();
        }
        return counted;
    }

    private static long sizeOf(StandingFigures figures) {
        return OVERHEAD_BYTES + (long) HOLDER_BYTES * figures.holders().size();
    }

    /** About how much memory they take. */
    long bytes() {
        return bytes;
    }
}
