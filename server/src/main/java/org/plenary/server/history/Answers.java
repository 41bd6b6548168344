package org.plenary.server.history;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The last answers that were given, up to some megabytes, the ones longest unused forgotten first. Single-threaded. */
final class Answers {
    private static final long MAX_BYTES = 8L << 20;

    private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    byte[] get(String question, Supplier<byte[]> answering) {
        byte[] known = kept.get(question);
        if (known != null) {
            return known;
        }
        byte[] answer = answering.get();
        kept.put(question, answer);
        bytes += answer.length;
        for (Iterator<byte[]> oldest = kept.values().iterator(); bytes > MAX_BYTES && oldest.hasNext(); ) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
        return answer;
    }

    long bytes() {
        return bytes;
    }
}
