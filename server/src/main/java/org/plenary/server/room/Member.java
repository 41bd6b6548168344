package org.plenary.server.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.draft.Refusal;
import org.plenary.server.identity.Person;

/**
 * One connection in a room, as the room sees it. The room calls {@link #person()}, {@link #lane()} and {@link #told}
 * from anywhere, and everything else only on the member's {@link Lane}, in the order in which it decided. A member that
 * throws there has missed something: it is closed, and told nothing more.
 */
public interface Member {

    /** Who is signed in on this connection. */
    Person person();

    /** Where this member's calls run; members of one event loop share one lane. */
    Lane lane();

    /**
     * A change of the text, already on disk. A member that cannot take it drops it, remembers the last {@code seq} it
     * took, and asks {@link Room#catchUp} when it can again.
     *
     * @param frame a complete message; shared with other members, never changed
     * @param seq the newest entry of the record that this frame brings
     */
    void changed(byte[] frame, long seq);

    /** The greeting, or what {@link Room#catchUp} asked for: from {@code seq} on the member is in step. */
    void inStep(byte[] frame, long seq);

    /** Something for this member alone: a question for what the room lacks, or awareness. */
    void answer(byte[] frame);

    /** The answer to one {@link Room#sync}. */
    void synced(byte[] frame);

    /**
     * What the others are told when this member says {@code said} of itself, an awareness state of any form and size;
     * null if it cannot be understood, and the member leaves. Returns at once.
     */
    @Nullable
    String told(String said);

    /** What this member said of itself was taken: its own states alone, not what it repeated of others. */
    default void announced(List<Awareness.Entry> own) {}

    /** Where people are; may be dropped by a member that cannot take it. */
    void awareness(byte[] frame);

    /**
     * This member's document messages up to number {@code count} are on disk.
     *
     * @param seq the newest entry of the record
     */
    void committed(long count, long seq);

    /**
     * Document message number {@code count} waits for nothing here: the answer to a question for everything, which the
     * member has been asked, will bring what it brought, and is acknowledged for both.
     */
    void deferred(long count);

    /** Document message number {@code count} of this member was refused, and nothing of it was kept. */
    void refused(long count, Refusal refusal);

    /**
     * Whether after a refusal this member brings over by itself what it may still write; then a change is refused
     * whole.
     */
    boolean bringsOver();

    /**
     * Of a change of this member only what is in open clauses is kept: what came into clauses that are closed to it was
     * deleted at once, also in its own copy. Acknowledged by {@link #committed} like any other.
     *
     * @param refusal why the rest is not kept
     */
    void keptInPart(Refusal refusal);

    /** Whether this member is told what has changed of what stands; otherwise it is told all of it each time. */
    default boolean hearsChanges() {
        return false;
    }

    /**
     * Something that the room tells of its own accord. A member that is not in step passes it over, for catching up
     * brings what it missed; one that cannot take it now may wait for the next of its kind, if that makes up for it,
     * and is out of step otherwise.
     *
     * @param frame a complete message of {@code plenary.1}; shared with other members, never changed
     */
    void notice(Notice kind, byte[] frame);

    /** Nothing is to be read from this member for so long; 0 for no time. What it sends meanwhile is not lost. */
    default void slow(long millis) {}

    /** The room ends this connection. */
    void close(CloseCode code, String reason);
}
