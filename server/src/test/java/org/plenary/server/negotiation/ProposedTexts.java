package org.plenary.server.negotiation;

import java.util.List;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;

/** What is proposed on a branch of a draft, as the real editor of texts writes it. */
public final class ProposedTexts {
    /** A client id of branches. */
    public static final long CLIENT = ProposalWriter.FIRST_CLIENT + 7;

    private ProposedTexts() {}

    /** What is to be changed in a draft so that it reads as this text, written under a client id. */
    public static ProposedEdits edits(DraftState draft, long client, Instrument text) {
        Doc branch = new Doc(new DocOptions(client, true, false));
        branch.restore(Update.decode(draft.doc().encodeStateAsUpdate()));
        DraftEditor.become(branch, text, null);
        return ProposedEdits.of(branch.encodeStateAsUpdate(draft.doc().stateVector()));
    }

    /** As above, in a draft whose life is told. */
    public static ProposedEdits edits(DraftStory story, long client, Instrument text) {
        DraftState draft = new DraftState();
        HashChain.next(
                        HashChain.genesis(new StreamId("d"), new Lineage("l")),
                        story.toStream().entries())
                .forEach(draft::take);
        return edits(draft, client, text);
    }

    /** Somebody who wrote under client ids. */
    public static ProposalWriter writer(Person person, Long... clients) {
        return new ProposalWriter(person.id(), Participant.of(person), List.of(clients), IdSet.EMPTY);
    }
}
