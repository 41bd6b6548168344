package org.plenary.server.room;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Update;
import org.plenary.server.draft.DraftState;
import org.plenary.server.draft.Gate;
import org.plenary.server.draft.OpenPart;
import org.plenary.server.draft.Refusal;
import org.plenary.server.draft.Removal;
import org.plenary.server.identity.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A document message of a member, which waits to be judged. Single-threaded, like the room that owns it. */
final class Submission implements Step {
    private static final Logger log = LoggerFactory.getLogger(Submission.class);

    /** Nothing is lost: what is not acknowledged comes again, by when the share has grown. */
    private void turnAwayToRest() {
        Share share = room.shares().of(member.person().id());
        share.tire();
        room.turnAway(member, comeBack(share.secondsToRest(System.nanoTime())));
    }

    /** What somebody is told whose share of work is used up. */
    static String comeBack(long seconds) {
        return "the changes of yours take more work than is one person's share at once; come back in " + seconds
                + " seconds";
    }

    private static final String TOO_MUCH_RECORDED = "The record has taken " + (Share.RECORD_AT_ONCE >> 20)
            + " MiB of changes of yours in a short time, as much as it keeps of one person. Wait some minutes and hand this in again;"
            + " deletions are taken.";

    private final Interior room;
    private final Member member;
    private final long count;
    private final Update update;
    private final boolean answersStep1;

    /**
     * @param count the message's number on its connection, from 1
     * @param answersStep1 whether it answers the room's question for everything
     */
    Submission(Interior room, Member member, long count, Update update, boolean answersStep1) {
        this.room = room;
        this.member = member;
        this.count = count;
        this.update = update;
        this.answersStep1 = answersStep1;
    }

    @Override
    public void take(Batch batch) {
        long away = room.culprits().secondsToWait(member.person().id(), System.nanoTime());
        if (away > 0) {
            // What a connection had still under way when it was closed.
            room.turnAway(member, Culprits.stayAway(away));
            return;
        }
        Members members = room.members();
        if (!members.takesNext(member, count, batch.receipts())) {
            log.atError()
                    .addKeyValue("draft", room.id())
                    .addKeyValue("count", count)
                    .log("change.lost");
            room.turnAway(member, "a change of yours was lost on its way; connect again");
            return;
        }
        if (answersStep1) {
            members.answered(member);
        }
        if (members.isBehind(member)) {
            room.members().tell(member, told -> told.deferred(count));
        } else {
            judge(batch);
        }
    }

    private void judge(Batch batch) {
        Share share = room.shares().of(member.person().id());
        long work = share.workFor(System.nanoTime());
        if (work == 0) {
            turnAwayToRest();
            return;
        }
        Gate.Bounds bounds =
                new Gate.Bounds(room.config().maxDraftBytes(), work, share.clientIdsLeft(System.nanoTime()));
        Gate.Verdict verdict = judge(update, bounds);
        verdict.settle(new Outcome(batch, bounds, verdict.steps(), null));
    }

    private Gate.Verdict judge(Update judged, Gate.Bounds bounds) {
        DraftState draft = room.replica().draft();
        Gate.Verdict verdict = Gate.judge(room.members().authority(member, draft), judged, draft, bounds);
        if (verdict.steps() > 0) {
            room.shares().of(member.person().id()).worked(verdict.steps(), System.nanoTime());
        }
        return verdict;
    }

    @Override
    public void abandon(boolean begun) {
        room.turnAway(member, "the draft was just closed; connect again");
    }

    @Override
    public void broke(Throwable thrown) {
        room.blame(member, update.size(), thrown);
    }

    /** What a verdict means for the submission, within the turn of {@code batch}. */
    private final class Outcome implements Gate.Settlement {
        private final Batch batch;
        private final Gate.Bounds bounds;
        private final long steps;
        private final @Nullable Refusal rest;

        /**
         * @param bounds what the change was allowed to take
         * @param steps what the verdict took
         * @param rest why the whole change was refused, where the verdict is about its {@link OpenPart}; otherwise null
         */
        Outcome(Batch batch, Gate.Bounds bounds, long steps, @Nullable Refusal rest) {
            this.batch = batch;
            this.bounds = bounds;
            this.steps = steps;
            this.rest = rest;
        }

        @Override
        public void accepted(Update novelty, boolean outline) {
            if (novelty.structCount() > 0 && !share().mayRecord(System.nanoTime())) {
                refused(Refusal.of(Refusal.Reason.TOO_MUCH_RECORDED, TOO_MUCH_RECORDED));
                return;
            }
            if (!novelty.isEmpty()) {
                apply(novelty, outline);
            }
            batch.receipts().saves(member, count);
            if (rest != null) {
                Culprits.Consequence consequence = count(rest, "change.part");
                tell(told -> told.keptInPart(rest), consequence);
            }
        }

        private void apply(Update novelty, boolean outline) {
            Replica replica = room.replica();
            Person person = member.person();
            int idsBefore = replica.draft().clientIds().writtenBy(person.id());
            List<String> before = outline ? Removal.clauses(replica.draft()) : List.of();
            replica.introduce(person, batch);
            int index = batch.entries().size();
            long seq = replica.nextSeq(batch);
            if (rest != null) {
                // Its author does not have it so.
                batch.add(person, novelty, replica.apply(novelty, person.id(), outline, seq));
            } else {
                // What answers a question for everything says all that was ever deleted.
                Update shown = answersStep1
                        ? novelty
                        : Showing.asMade(update, novelty, replica.draft().doc());
                batch.add(member, novelty, shown, replica.apply(novelty, person.id(), outline, seq));
            }
            charge(novelty, replica.draft().clientIds().writtenBy(person.id()) - idsBefore);
            Removal removal = Removal.of(before, outline ? Removal.clauses(replica.draft()) : List.of());
            if (removal != null) {
                batch.afterwards(() -> room.notices()
                        .tellRemoval(removal, person, batch.headAfter(index).seq()));
            }
        }

        private Share share() {
            return room.shares().of(member.person().id());
        }

        private void charge(Update novelty, int clientIds) {
            long now = System.nanoTime();
            Share share = share();
            share.recorded(novelty.size(), now);
            if (clientIds > 0) {
                share.broughtClientIds(clientIds, now);
            }
        }

        @Override
        public void incomplete() {
            Members members = room.members();
            if (answersStep1 || !members.mayBeAsked(member)) {
                refused(new Refusal(
                        Refusal.Reason.INCOMPLETE,
                        "What this change builds on is missing here and was not sent. Start afresh from the server.",
                        null));
            } else {
                if (members.fellBehind(member)) {
                    batch.afterwards(() -> {
                        byte[] step1 = room.replica().syncStep1();
                        members.tell(member, told -> told.answer(step1));
                    });
                }
                deferred();
            }
        }

        void deferred() {
            room.members().tell(member, told -> told.deferred(count));
        }

        @Override
        public void refused(Refusal refusal) {
            if (bounds.isLess() && refusal.reason() == Refusal.Reason.TOO_MUCH_WORK) {
                turnAwayToRest();
                return;
            }
            if (rest == null && refusal.isOfClosedClause() && !member.bringsOver()) {
                DraftState draft = room.replica().draft();
                Update part = OpenPart.of(room.members().authority(member, draft), update, draft);
                if (part != null) {
                    Gate.Verdict verdict = judge(part, bounds);
                    verdict.settle(new Outcome(batch, bounds, steps + verdict.steps(), refusal));
                    return;
                }
            }
            Refusal told = rest == null ? refusal : rest;
            refuse(told, count(told, "change.refused"));
        }

        private Culprits.Consequence count(Refusal refusal, String event) {
            Person person = member.person();
            Culprits.Consequence consequence = room.culprits().refused(person.id(), steps, System.nanoTime());
            log.atInfo()
                    .addKeyValue("draft", room.id())
                    .addKeyValue("person", person.id())
                    .addKeyValue("reason", refusal.reason().wireName())
                    .addKeyValue("steps", steps)
                    .addKeyValue("awaySeconds", consequence.awaySeconds())
                    .log(event);
            return consequence;
        }

        private void refuse(Refusal refusal, Culprits.Consequence consequence) {
            boolean laborious = refusal.reason() == Refusal.Reason.TOO_MUCH_WORK;
            tell(
                    told -> {
                        told.refused(count, refusal);
                        if (laborious && !consequence.closes()) {
                            // Finding that out was work, too: nobody does it to the room over and over on one
                            // connection.
                            told.close(CloseCode.NOT_ALLOWED, refusal.message());
                        }
                    },
                    consequence);
        }

        private void tell(Consumer<Member> news, Culprits.Consequence consequence) {
            batch.afterwards(() -> room.members().tell(member, told -> {
                news.accept(told);
                if (consequence.closes()) {
                    told.close(CloseCode.TRY_AGAIN, Culprits.stayAway(consequence.awaySeconds()));
                } else {
                    told.slow(consequence.restMillis());
                }
            }));
        }
    }
}
