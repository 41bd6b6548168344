package org.plenary.server.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionCodec;
import org.plenary.server.standing.Participant;
import org.plenary.server.standing.ParticipantCodec;
import org.plenary.server.standing.Standing;

/**
 * Makes a draft from the entries of its record, one after the other, and checks each: that an edit is complete and its
 * author's own, that a decision is one and was possible, that a revision says what the text is then. Single-threaded.
 *
 * <p>What it throws is an {@link IllegalArgumentException} that says what was expected. Afterwards it is of no use.
 */
final class DraftCheck {
    /** Ten times what a server takes at once, for seeds and for records of other versions. */
    private static final int MAX_STRUCTS = 1_000_000;

    private static final long MAX_WORK = 50_000_000;
    /** Twice what a draft may hold. */
    private static final long MAX_STATE_BYTES = 64L << 20;

    private final Doc doc = new Doc(new DocOptions().withFormatCleanup(false));
    private final Map<Long, PersonId> owners = new HashMap<>();
    private final Map<PersonId, Participant> participants = new HashMap<>();
    private final List<Head> revisions = new ArrayList<>();
    private Standing standing = Standing.INITIAL;
    private @Nullable Entry restore;
    private boolean seeded;
    private long sizeBound;

    DraftCheck() {
        DraftClauses.root(doc);
    }

    void take(Entry entry) {
        Entry before = restore;
        restore = null;
        if (before != null && (entry.kind() != EntryKind.TEXT || !entry.person().equals(before.person()))) {
            throw new IllegalArgumentException("expected the edit that brings back what entry " + before.seq()
                    + " names, by the same person, got another entry");
        }
        try {
            switch (entry.kind()) {
                case TEXT -> text(entry);
                case PERSON -> participants.put(entry.person(), ParticipantCodec.decode(entry));
                case STATUS, MODE, ACCESS, REVISION, RESTORE, ARCHIVE -> decision(entry);
            }
        } catch (JournalException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    void end() {
        if (restore != null) {
            throw new IllegalArgumentException(
                    "expected the edit that brings back what the last entry names, got none");
        }
        if (!seeded) {
            throw new IllegalArgumentException("expected a record with the text that the draft began with, got none");
        }
    }

    private void text(Entry entry) {
        Update update;
        try {
            update = Update.decode(entry.payload());
        } catch (DecodeException e) {
            throw new IllegalArgumentException(
                    "expected an edit as a Yjs update, got something else: " + e.getMessage(), e);
        }
        requireBearable(update, entry.payload().length);
        Applied applied;
        try {
            applied = doc.apply(update, this);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("expected an edit that can be applied, got one that cannot: " + e, e);
        }
        if (!applied.missing().isEmpty() || !buildsOnWhatIsThere(update, applied)) {
            throw new IllegalArgumentException(
                    "expected an edit that builds on what stands before it, got one that builds"
                            + " on something else");
        }
        applied.inserted().forEach(range -> own(range.client(), entry.person()));
        seeded = true;
    }

    /** Structs that were there before are passed over, whatever they name; here, and in Yjs, that must be there, too. */
    private boolean buildsOnWhatIsThere(Update update, Applied applied) {
        if (applied.inserted().containsAll(update.structIds())) {
            return true;
        }
        StateVector known = doc.stateVector();
        List<Id> missing = new ArrayList<>();
        update.forEachStruct(struct -> Stream.of(
                        Optional.ofNullable(struct.origin()),
                        Optional.ofNullable(struct.rightOrigin()),
                        Optional.ofNullable(struct.parentId()))
                .flatMap(Optional::stream)
                .filter(id -> known.get(id.client()) <= id.clock())
                .forEach(missing::add));
        return missing.isEmpty();
    }

    /** A few bytes can ask for any amount of work or memory. */
    private void requireBearable(Update update, int bytes) {
        if (update.structCount() > MAX_STRUCTS || doc.workload(update, MAX_WORK) > MAX_WORK) {
            throw new IllegalArgumentException(
                    "expected an edit that a server takes, got one that asks for far more work than any does");
        }
        sizeBound += bytes;
        if (sizeBound > MAX_STATE_BYTES) {
            sizeBound = doc.encodeStateAsUpdate().length + (long) bytes;
        }
        if (sizeBound > MAX_STATE_BYTES) {
            throw new IllegalArgumentException(
                    "expected a draft of at most " + MAX_STATE_BYTES + " bytes, and this edit makes it larger");
        }
    }

    private void own(long client, PersonId person) {
        PersonId owner = owners.putIfAbsent(client, person);
        if (owner != null && !owner.equals(person)) {
            throw new IllegalArgumentException("expected words under the client id " + client + " from " + owner
                    + " alone, got some from " + person);
        }
    }

    private void decision(Entry entry) {
        DecisionCodec.Made made = DecisionCodec.decode(entry);
        Participant participant = participants.get(entry.person());
        if (participant != null) {
            if (!participant.name().equals(made.by())) {
                throw new IllegalArgumentException(
                        "expected a decision under the name that the record last gave the person, got another name");
            }
            DecisionCheck.requireRight(standing, entry, participant);
        }
        if (standing.archived() && !made.decision().isForArchivedDrafts()) {
            throw new IllegalArgumentException(
                    "expected nothing to be decided in a draft that is archived until it is brought back, got a decision");
        }
        made.decision().accept(new DecisionCheck(doc, standing, entry.seq()));
        standing = standing.after(
                made.decision(),
                new ClauseDecision.Author(entry.person(), made.by(), entry.delegation()),
                entry.atMillis(),
                entry.seq());
        if (entry.kind() == EntryKind.REVISION) {
            revisions.add(entry.head());
        }
        if (made.decision() instanceof Decision.Restore) {
            restore = entry;
        }
    }

    Doc doc() {
        return doc;
    }

    Standing standing() {
        return standing;
    }

    /** The heads of the issued revisions, in order. */
    List<Head> revisions() {
        return revisions;
    }

    /** Who took part, as the record last says. */
    Map<PersonId, Participant> participants() {
        return participants;
    }
}
