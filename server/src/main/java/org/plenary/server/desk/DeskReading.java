package org.plenary.server.desk;

import java.util.List;
import java.util.Map;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;

/**
 * What a person reads of a draft's desks at one moment.
 *
 * @param desks those of the audiences that they are in
 * @param seen how far they have read each
 */
public record DeskReading(DeskPlace place, List<Desk> desks, Map<StreamId, Long> seen) {
    /** Keeps copies. */
    public DeskReading {
        desks = List.copyOf(desks);
        seen = Map.copyOf(seen);
    }

    /** As it is told to people: {@code audiences, desks, threads}. */
    public Fields comments() {
        return new Fields()
                .putAll(
                        "audiences",
                        place.seats().stream().map(DeskPlace.Seat::toFields).toList())
                .putAll("desks", place.desks().stream().map(this::withSeen).toList())
                .putAll(
                        "threads",
                        desks.stream()
                                .flatMap(desk -> desk.toldThreads().stream())
                                .toList());
    }

    private List<Fields> toldDesks() {
        return place.desks().stream().map(this::withSeen).toList();
    }

    /**
     * Positions as they are told to people: {@code desks, positions}.
     *
     * @param history whether older ones are told, too
     */
    public Fields positions(boolean history) {
        return new Fields()
                .putAll("desks", toldDesks())
                .putAll(
                        "positions",
                        desks.stream()
                                .flatMap(desk -> desk.toldPositions(history).stream())
                                .toList());
    }

    private Fields withSeen(DeskPlace.Open desk) {
        return desk.toFields().put("seen", seen.getOrDefault(desk.id(), 0L));
    }
}
