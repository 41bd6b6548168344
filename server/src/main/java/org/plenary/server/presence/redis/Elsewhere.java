package org.plenary.server.presence.redis;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.plenary.server.identity.ProcessId;

/**
 * The people of the other nodes, as those last reported them. A report that is not said again expires by this node's
 * monotonic clock: no two clocks are compared. Thread-safe.
 */
final class Elsewhere {
    /** The most reports kept, of all nodes and processes together. */
    static final int MAX_REPORTS = 2_048;

    private final Map<ProcessId, Map<String, Kept>> processes = new HashMap<>();
    private int reports;

    /** What is kept of a node in a process. One that says that nobody is there keeps older ones from coming back. */
    private record Kept(Report report, long expiresNanos) {}

    /** What came of a report. */
    enum Outcome {
        /** It said what was known. */
        KNOWN,
        /** It brought something new. */
        NEWS,
        /** There are too many already. */
        TOO_MANY
    }

    /**
     * Takes a report in, unless a newer one of that node is known.
     *
     * @param holdsMillis for how long it holds from now on
     */
    synchronized Outcome take(Report report, long holdsMillis, long nowNanos) {
        long expiresNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(holdsMillis);
        Kept known = processes.getOrDefault(report.process(), Map.of()).get(report.node());
        if (known == null) {
            if (reports >= MAX_REPORTS) {
                return Outcome.TOO_MANY;
            }
            reports++;
        } else if (known.report.version() >= report.version()) {
            if (known.report.version() == report.version() && expiresNanos - known.expiresNanos > 0) {
                keep(new Kept(known.report, expiresNanos));
            }
            return Outcome.KNOWN;
        }
        keep(new Kept(report, expiresNanos));
        return Outcome.NEWS;
    }

    private void keep(Kept kept) {
        processes
                .computeIfAbsent(kept.report.process(), process -> new HashMap<>())
                .put(kept.report.node(), kept);
    }

    /** Forgets what has expired; true if people have gone with it. */
    synchronized boolean expire(long nowNanos) {
        boolean gone = false;
        for (Iterator<Map<String, Kept>> each = processes.values().iterator(); each.hasNext(); ) {
            Map<String, Kept> nodes = each.next();
            for (Iterator<Kept> kept = nodes.values().iterator(); kept.hasNext(); ) {
                Kept one = kept.next();
                if (one.expiresNanos - nowNanos <= 0) {
                    kept.remove();
                    reports--;
                    gone |= !one.report.drafts().isEmpty();
                }
            }
            if (nodes.isEmpty()) {
                each.remove();
            }
        }
        return gone;
    }

    /** What each node says of a process. */
    synchronized List<Report> of(ProcessId process) {
        return processes.getOrDefault(process, Map.of()).values().stream()
                .map(Kept::report)
                .toList();
    }

    /** The processes of which something is known. */
    synchronized Set<ProcessId> processes() {
        return Set.copyOf(processes.keySet());
    }

    /** How many nodes have people in drafts. */
    synchronized int nodes() {
        return (int) processes.values().stream()
                .flatMap(nodes -> nodes.values().stream())
                .map(Kept::report)
                .filter(report -> !report.drafts().isEmpty())
                .map(Report::node)
                .distinct()
                .count();
    }
}
