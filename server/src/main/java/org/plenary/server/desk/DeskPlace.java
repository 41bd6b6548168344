package org.plenary.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;

/**
 * What of a draft's desks is there for a person at one moment: the audiences that they are in, and those of their desks
 * on which something was said.
 */
public record DeskPlace(List<Seat> seats, List<Open> desks) {
    /** Keeps copies of the lists. */
    public DeskPlace {
        seats = List.copyOf(seats);
        desks = List.copyOf(desks);
    }

    /**
     * An audience that somebody is in.
     *
     * @param name what it is called
     * @param maySpeak whether they may say something to it now
     */
    public record Seat(Audience audience, String name, boolean maySpeak) {
        Fields toFields() {
            return audience.toFields().put("name", name).put("mayWrite", maySpeak);
        }
    }

    /**
     * A desk on which something was said.
     *
     * @param seq its newest entry
     */
    public record Open(StreamId id, Audience audience, long seq) {
        Fields toFields() {
            return new Fields()
                    .put("id", id.value())
                    .put("audience", audience.toFields())
                    .put("seq", seq);
        }
    }

    /** Whether somebody is in an audience. */
    public boolean isIn(Audience audience) {
        return seats.stream().anyMatch(seat -> seat.audience().equals(audience));
    }

    /** Whether a desk was there. */
    public boolean has(StreamId desk) {
        return desks.stream().anyMatch(open -> open.id().equals(desk));
    }

    /** With a desk on which something was said just now. */
    public DeskPlace with(Open desk) {
        List<Open> all = new ArrayList<>(desks);
        all.add(desk);
        return new DeskPlace(seats, all);
    }

    /** Whether people are told of the same audiences and the same desks, however far those have come. */
    public boolean tellsAs(DeskPlace other) {
        return seats.equals(other.seats) && ids().equals(other.ids());
    }

    private Set<StreamId> ids() {
        return desks.stream().map(Open::id).collect(Collectors.toSet());
    }

    /** As it is told to people: {@code desks, audiences}. */
    public Fields toFields() {
        return new Fields()
                .putAll("desks", desks.stream().map(Open::toFields).toList())
                .putAll("audiences", seats.stream().map(Seat::toFields).toList());
    }
}
