package org.plenary.server.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.draft.DraftCheck;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.DeclineProposal;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.ProposalRules;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.ProposedClause;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.PutAlternativesBack;
import org.plenary.server.negotiation.PutBracketBack;
import org.plenary.server.negotiation.SetApart;
import org.plenary.server.negotiation.SetNumbering;
import org.plenary.server.negotiation.SetProposalRules;
import org.plenary.server.negotiation.SettleAlternatives;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Settlement.Outcome;
import org.plenary.server.negotiation.SponsorProposal;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.negotiation.TableProposal;
import org.plenary.server.negotiation.Taking;
import org.plenary.server.negotiation.WithdrawProposal;
import org.plenary.server.scale.RecordMaker;
import org.plenary.server.signing.Ed25519;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;

/** Files of records for tests, and what can be done to their lines. */
final class RecordFiles {
    static final StreamId STREAM = new StreamId("draft");
    static final Lineage LINEAGE = new Lineage("lineage");

    /** A key with its private half. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Key(KeyInfo info, byte[] privateKey) {}

    static final Key FIRST = first();
    static final Key SECOND = after(FIRST);
    static final Key THIRD = after(SECOND);

    private RecordFiles() {}

    private static Key first() {
        KeyPair pair = Ed25519.generate();
        byte[] publicKey = pair.getPublic().getEncoded();
        KeyInfo info = new KeyInfo(Ed25519.idOf(publicKey), publicKey, 1_000, 2_000L, null, null);
        return new Key(info, pair.getPrivate().getEncoded());
    }

    private static Key after(Key key) {
        KeyPair pair = Ed25519.generate();
        byte[] publicKey = pair.getPublic().getEncoded();
        byte[] endorsement = KeyInfo.endorse(publicKey, 2_000, key.info().id(), key.privateKey());
        KeyInfo info = new KeyInfo(
                Ed25519.idOf(publicKey), publicKey, 2_000, null, key.info().id(), endorsement);
        return new Key(info, pair.getPrivate().getEncoded());
    }

    /** A record with entries of every kind, and three revisions. */
    static List<Entry> entries(long seed) {
        List<Entry> entries = new ArrayList<>();
        RecordMaker maker = new RecordMaker(seed, 3, entries::add);
        maker.seed(4, 60).edits(6);
        maker.status("c1", ClauseStatus.BRACKETED);
        maker.issue("First", null);
        maker.nextSession();
        maker.edits(8).status("c1", ClauseStatus.AGREED).issue("First, put right", "WP.1/Rev.1");
        maker.nextSession();
        maker.edits(8).restore(5).edits(0).issue("Second", null);
        brackets(maker);
        maker.decide(new SetNumbering(NumberingMode.HELD, "WP.1/Rev.2"));
        alternatives(maker);
        proposals(maker);
        maker.nextSession();
        maker.edits(6);
        return entries;
    }

    /** Of those that are placed one is lifted, one settled and put back, and one settled with its words deleted. */
    private static void brackets(RecordMaker maker) {
        Holder second = new Holder("D101");
        BracketId words = maker.bracket(0, "c2", false);
        maker.edits(3).decide(1, new HoldBracket(words, second, Stance.KEEP, null));
        BracketId whole = maker.bracket(0, "c3", true);
        maker.decide(new HoldBracket(whole, Holder.CHAIR, Stance.RESERVE, "For now"));
        maker.decide(1, new LeaveBracket(words, second));
        BracketId gone = maker.bracket(1, "c4", false);
        maker.decide(1, new LeaveBracket(gone, second));
        BracketId settled = maker.bracket(2, "c4", true);
        maker.decide(new SettleBracket(settled, Outcome.KEEP, true, "As agreed"))
                .decide(2, new PutBracketBack(settled))
                .decide(new SettleBracket(settled, Outcome.DELETE, false, null))
                .secretaryWrites();
    }

    /** Three clauses compete, one is set apart, one chosen; of another clause and its copy none is yet. */
    private static void alternatives(RecordMaker maker) {
        ClauseId second = new ClauseId("c2");
        ClauseId third = new ClauseId("c3");
        maker.decide(1, new OfferAlternative(third, second, false));
        maker.decide(new OfferAlternative(new ClauseId("c3-copy"), third, true)).secretaryCopies("c3", "c3-copy");
        maker.decide(1, new SetApart(third));
        maker.decide(new SettleAlternatives(second, second, "As it was")).secretaryRemoves("c3-copy");
        maker.decide(new PutAlternativesBack(second, List.of(new ClauseId("c3-copy"))))
                .secretaryCopies("c3", "c3-copy");
        maker.decide(new SettleAlternatives(second, second, null)).secretaryRemoves("c3-copy");
        maker.decide(new OfferAlternative(new ClauseId("c4-copy"), new ClauseId("c4"), true))
                .secretaryCopies("c4", "c4-copy");
    }

    /**
     * One proposal is taken, in the words of two people; one is not taken, is tabled again, and withdrawn; and two
     * stand, of the chair and of a delegation.
     */
    private static void proposals(RecordMaker maker) {
        ProposalId first = new ProposalId("amend-1");
        maker.decide(0, proposal(maker, first, 1, 0, Proposer.delegation("D100"), List.of("D101")));
        maker.decide(2, new SponsorProposal(first, "D102", true)).decide(1, new SponsorProposal(first, "D101", false));
        List<ClauseId> clauses = List.of(new ClauseId("c2"), new ClauseId("amend-1-copy"));
        List<PersonId> writers = List.of(new PersonId("delegate-0"), new PersonId("delegate-1"));
        maker.decide(new Incorporate(first, 0, Taking.PROPOSED, clauses, writers))
                .delegateChanges(0, "c2")
                .delegateCopies(1, "c2", "amend-1-copy");
        ProposalId second = new ProposalId("amend-2");
        maker.decide(2, proposal(maker, second, 2, 0, Proposer.group("EU"), List.of()))
                .decide(new DeclineProposal(second, "Not now"))
                .decide(1, proposal(maker, second, 2, 1, Proposer.group("EU"), List.of("D100")))
                .decide(2, new WithdrawProposal(second, null));
        maker.decide(proposal(maker, new ProposalId("amend-3"), 3, 0, Proposer.CHAIR, List.of()));
        maker.decide(1, proposal(maker, new ProposalId("amend-4"), 4, 0, Proposer.delegation("D101"), List.of("D100")));
        maker.decide(new SetProposalRules(
                new ProposalRules(1_000L, 4_000_000_000_000L, "Europe/Paris", ProposalRules.Late.MARKED, 1)));
    }

    /** One that changes c2 and puts a copy of it behind it, by the first two delegates. */
    private static TableProposal proposal(
            RecordMaker maker, ProposalId id, int number, int revision, Proposer by, List<String> sponsors) {
        long client = maker.branchClient();
        String copy = id + "-copy";
        return new TableProposal(
                id,
                number,
                revision,
                "WP.1/Amend." + number + (revision == 0 ? "" : "/Rev." + revision),
                by,
                "A \"great\" proposal é",
                revision == 0 ? "Because\nof 😀" : null,
                sponsors,
                maker.head().seq(),
                List.of(
                        new ProposedClause(new ClauseId("c2"), ProposedChange.CHANGED),
                        new ProposedClause(new ClauseId(copy), ProposedChange.NEW)),
                List.of(maker.writer(0, client), maker.writer(1)),
                maker.branch("c2", copy));
    }

    static RecordHeader header(Head head, long createdAt) {
        return new RecordHeader(STREAM, LINEAGE, RecordMaker.PROCESS, 1, "Declaration", createdAt, head);
    }

    /** The signatures under a record's revisions: the first by one key, the rest by the one after it. */
    static Signing.Signatures signatures(List<Entry> entries) {
        DraftCheck draft = new DraftCheck();
        entries.forEach(draft::take);
        List<SignedHead> heads = new ArrayList<>();
        List<IssuedRevision> revisions = draft.draft().standing().revisions().all();
        for (int i = 0; i < revisions.size(); i++) {
            IssuedRevision issued = revisions.get(i);
            Key key = i == 0 ? FIRST : SECOND;
            heads.add(new SignedHead.Subject(
                            STREAM,
                            LINEAGE,
                            issued.symbol(),
                            issued.number(),
                            draft.revisions().get(i),
                            issued.atMillis())
                    .signed(key.info().id(), key.privateKey()));
        }
        return new Signing.Signatures(List.of(FIRST.info(), SECOND.info()), heads);
    }

    static byte[] file(List<Entry> entries) {
        return file(entries, signatures(entries));
    }

    static byte[] file(List<Entry> entries, Signing.Signatures signatures) {
        Head head = entries.get(entries.size() - 1).head();
        return file(header(head, entries.get(0).atMillis()), entries, signatures);
    }

    static byte[] file(RecordHeader header, List<Entry> entries, Signing.Signatures signatures) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RecordWriter writer = new RecordWriter(out);
            writer.header(header);
            for (Entry entry : entries) {
                writer.entry(entry);
            }
            writer.finish(signatures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Verification verify(byte[] file) {
        try {
            return RecordVerifier.verify(new ByteArrayInputStream(file), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines with their line breaks. */
    static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, from, i + 1));
                from = i + 1;
            }
        }
        return lines;
    }

    static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
