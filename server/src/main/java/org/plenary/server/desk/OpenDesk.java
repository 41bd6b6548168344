package org.plenary.server.desk;

import java.util.Set;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;

/**
 * A desk is opened: its record says itself which draft it is about and who hears it, so that no mistake elsewhere shows
 * it to others.
 */
record OpenDesk(StreamId draft, Audience audience) implements DeskAct {
    static final DeskActKind KIND = DeskActKind.of("desk", Set.of("draft", "audience"), OpenDesk::read);

    /** The entry that it is: the one before says who opens it. */
    static final long SEQ = 2;

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Desk now, PersonId by) {
        return now.threads().isEmpty();
    }

    @Override
    public Desk effect(Desk before, Said said) {
        if (!draft.equals(before.draft()) || !audience.equals(before.audience())) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT,
                    "expected a desk of draft " + before.draft() + " for " + before.audience() + ", got one of draft "
                            + draft + " for " + audience);
        }
        return before;
    }

    @Override
    public void write(Fields to) {
        to.put("draft", draft.value()).put("audience", audience.toFields());
    }

    private static OpenDesk read(Fields from) {
        return new OpenDesk(new StreamId(from.text("draft")), Audience.read(from.object("audience")));
    }

    @Override
    public Fields news(Desk after, long seq) {
        return new Fields();
    }

    @Override
    public Fields about(Desk desk, long seq) {
        return new Fields();
    }

    @Override
    public String subject(long seq) {
        return "desk";
    }
}
