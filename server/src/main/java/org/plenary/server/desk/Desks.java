package org.plenary.server.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Register;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Rights;
import org.plenary.server.record.FirstLine;
import org.plenary.server.room.Drafts;

/**
 * The desks of drafts, as people ask for them. Whatever is asked, only the desks of audiences that the person is in at
 * this moment are looked at: of what is on others nothing follows, neither from an answer nor from the time that it
 * takes.
 *
 * <p>Safe from any thread. Futures complete on the caller's context, and fail with {@link JournalException} of reason
 * {@code NOT_FOUND} if there is no such draft that the person may read, and with {@link DeskException}.
 */
public final class Desks {
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final long SWEEP_MILLIS = 60_000;

    private final DeskWriter.Shared shared;
    private final Drafts drafts;
    private final Directory directory;
    private final Map<Key, DeskWriter> writers = new ConcurrentHashMap<>();

    private record Key(StreamId draft, Audience audience) {}

    /** A person in a draft at one moment. */
    private record Here(StreamId draft, Person person, Rights rights) {
        List<Audience> audiences() {
            return Audience.of(person, rights);
        }

        /** @throws DeskException if they may not say anything to an audience that they are in */
        void requireVoice(Audience audience) {
            if (rights.archived()) {
                throw new DeskException(
                        DeskException.Reason.CONFLICT,
                        "This draft is archived: nothing is said about it. Bring it back first.");
            }
            if (!audience.maySpeak(rights)) {
                throw new DeskException(
                        DeskException.Reason.NOT_ALLOWED,
                        "You may read this draft, and not comment on it for all. Ask the chair or the secretariat.");
            }
        }
    }

    public Desks(
            Vertx vertx,
            Journal journal,
            DeskStore store,
            DeskListeners listeners,
            Drafts drafts,
            Directory directory) {
        this.shared = new DeskWriter.Shared(vertx, journal, store, listeners);
        this.drafts = drafts;
        this.directory = directory;
        vertx.setPeriodic(SWEEP_MILLIS, timer -> forgetIdle());
    }

    private void forgetIdle() {
        writers.keySet()
                .forEach(key ->
                        writers.computeIfPresent(key, (same, writer) -> writer.isIdle(IDLE.toNanos()) ? null : writer));
    }

    private DeskWriter writer(StreamId draft, Audience audience) {
        return writers.compute(new Key(draft, audience), (key, there) -> {
            DeskWriter writer = there == null ? new DeskWriter(draft, audience, shared) : there;
            writer.use();
            return writer;
        });
    }

    private Future<Here> here(StreamId draft, Person person) {
        return drafts.find(draft, person)
                .compose(found -> found.map(stream -> Future.succeededFuture(
                                new Here(draft, person, DraftSummary.of(stream).rights(person))))
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft))));
    }

    /** The desks that there are for a person. */
    public Future<DeskPlace> place(StreamId draft, Person person) {
        return here(draft, person).compose(here -> desks(here).compose(desks -> place(here, desks)));
    }

    /** All that is on the desks that there are for a person. */
    public Future<DeskReading> read(StreamId draft, Person person) {
        return here(draft, person)
                .compose(here -> desks(here)
                        .compose(desks -> Future.all(place(here, desks), seen(person, desks))
                                .map(both -> new DeskReading(both.resultAt(0), desks, both.resultAt(1)))));
    }

    /**
     * What was done on the desks that there are for a person, of each in order.
     *
     * @param after behind which entry of each desk; from the first on of those that it does not name. Others are passed
     *     over
     * @param limit about how many of each, 1 or more; at least one if there is one
     */
    public Future<List<DeskEvents>> events(StreamId draft, Person person, Map<StreamId, Long> after, int limit) {
        return of(draft, person).compose(desks -> {
            List<Future<DeskEvents>> asked = desks.stream()
                    .map(desk -> DeskEvents.read(shared, desk, after.getOrDefault(desk.id(), 0L), limit))
                    .toList();
            return Future.all(asked).map(all -> all.list());
        });
    }

    /**
     * The record of a desk, with the first line of its file; the two are of one moment. Fails with {@link
     * DeskException} if there is no such desk for the person.
     */
    public Future<DeskRecord> record(StreamId draft, Person person, String desk) {
        return of(draft, person).compose(desks -> {
            for (Desk each : desks) {
                if (each.id().value().equals(desk)) {
                    return shared.journal()
                            .find(each.id())
                            .map(Optional::orElseThrow)
                            .map(stream -> new DeskRecord(
                                    stream, FirstLine.of(stream, person.process(), draft, each.audience())));
                }
            }
            return Future.failedFuture(new DeskException(DeskException.Reason.NO_SUCH_DESK));
        });
    }

    /** A desk's record at one moment. */
    public record DeskRecord(Stream stream, FirstLine<Audience> header) {}

    /** The desks that there are for a person. */
    Future<List<Desk>> of(StreamId draft, Person person) {
        return here(draft, person).compose(this::desks);
    }

    /** The desk that everybody hears who may read the draft; empty if nothing was said on it. */
    Future<Optional<Desk>> shared(StreamId draft) {
        return writer(draft, Audience.ALL).read();
    }

    private Future<List<Desk>> desks(Here here) {
        List<Future<Optional<Desk>>> asked = here.audiences().stream()
                .map(audience -> writer(here.draft, audience).read())
                .toList();
        return Future.all(asked)
                .map(all -> all.<Optional<Desk>>list().stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Future<Map<StreamId, Long>> seen(Person person, List<Desk> desks) {
        List<Future<Map.Entry<StreamId, Long>>> asked = desks.stream()
                .map(desk -> shared.store().seen(person.id(), desk.id()).map(seq -> Map.entry(desk.id(), seq)))
                .toList();
        return Future.all(asked)
                .map(all -> all.<Map.Entry<StreamId, Long>>list().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Future<DeskPlace> place(Here here, List<Desk> desks) {
        Future<Map<String, String>> names = here.person.groups().isEmpty()
                ? Future.succeededFuture(Map.of())
                : directory
                        .of(here.person.process().id())
                        .map(register ->
                                register.groups().stream().collect(Collectors.toMap(Group::code, Group::name)));
        return names.map(groups -> new DeskPlace(
                here.audiences().stream()
                        .map(audience -> new DeskPlace.Seat(
                                audience, name(audience, here.person, groups), audience.maySpeak(here.rights)))
                        .toList(),
                desks.stream()
                        .map(desk -> new DeskPlace.Open(desk.id(), desk.audience(), desk.seq()))
                        .toList()));
    }

    private static String name(Audience audience, Person person, Map<String, String> groups) {
        String code = String.valueOf(audience.code());
        Delegation delegation = person.delegation();
        return switch (audience.kind()) {
            case ALL -> "Everybody who may read the draft";
            case CHAIR -> "Chair and secretariat";
            case GROUP -> groups.getOrDefault(code, code);
            case DELEGATION -> delegation == null ? code : delegation.name();
        };
    }

    /**
     * Begins a thread.
     *
     * @return the thread, as it is told to people
     */
    public Future<Fields> begin(StreamId draft, Person person, ThreadRequest request) {
        return here(draft, person).compose(here -> {
            Audience audience = request.audience();
            if (!audience.includes(person, here.rights)) {
                return Future.failedFuture(new DeskException(DeskException.Reason.NO_SUCH_AUDIENCE));
            }
            here.requireVoice(audience);
            ThreadRequest.OnProposal proposal = request.proposal();
            if (proposal != null) {
                proposal.requireFor(audience);
            }
            return Future.all(words(person, request.text()), anchor(draft, request.on()))
                    .compose(both -> writer(draft, audience)
                            .act(
                                    person,
                                    new BeginThread(
                                            both.<Optional<DeskAnchor>>resultAt(1)
                                                    .orElse(null),
                                            proposal == null ? null : proposal.place(),
                                            both.resultAt(0))))
                    .map(desk -> desk.told(new ThreadId(desk.seq())));
        });
    }

    private Future<Optional<DeskAnchor>> anchor(StreamId draft, ThreadRequest.@Nullable Place on) {
        return on == null
                ? Future.succeededFuture(Optional.empty())
                : drafts.readAt(draft, (state, seq) -> Optional.of(on.in(state, seq)));
    }

    /** What somebody typed; delegations and groups are looked up only where it could mention some. */
    private Future<Words> words(Person person, String text) {
        Future<Set<String>> codes = Words.mayMention(text)
                ? directory.of(person.process().id()).map(Desks::codes)
                : Future.succeededFuture(Set.of());
        return codes.map(known -> Words.typed(text, known::contains));
    }

    private static Set<String> codes(Register register) {
        return java.util.stream.Stream.concat(
                        register.delegations().stream().map(Delegation::code),
                        register.groups().stream().map(Group::code))
                .collect(Collectors.toSet());
    }

    /**
     * Answers in a thread.
     *
     * @param thread as it is told to people
     * @return the answer, as it is told to people
     */
    public Future<Fields> answer(StreamId draft, Person person, String thread, String text) {
        return words(person, text)
                .compose(words -> act(draft, person, thread, id -> new AnswerThread(id, words)))
                .map(done -> done.thread()
                        .comments()
                        .get(done.thread().comments().size() - 1)
                        .told());
    }

    /** Words one's own comment otherwise; gives the thread, as it is told to people. */
    public Future<Fields> edit(StreamId draft, Person person, String thread, String comment, String text) {
        return words(person, text)
                .compose(words -> act(draft, person, thread, id -> new EditComment(id, commentId(comment), words)))
                .map(Done::told);
    }

    private static CommentId commentId(String name) {
        try {
            return CommentId.of(name);
        } catch (IllegalArgumentException e) {
            throw new DeskException(DeskException.Reason.NO_SUCH_COMMENT);
        }
    }

    /** Says that a thread is dealt with; gives the thread, as it is told to people. */
    public Future<Fields> resolve(StreamId draft, Person person, String thread) {
        return act(draft, person, thread, ResolveThread::new).map(Done::told);
    }

    /** Says that a thread is not dealt with after all; gives the thread, as it is told to people. */
    public Future<Fields> reopen(StreamId draft, Person person, String thread) {
        return act(draft, person, thread, ReopenThread::new).map(Done::told);
    }

    private record Done(Desk desk, CommentThread thread) {
        Fields told() {
            return thread.told(desk);
        }
    }

    private Future<Done> act(StreamId draft, Person person, String thread, Function<ThreadId, DeskAct> act) {
        return here(draft, person)
                .compose(here -> desks(here).compose(desks -> {
                    Found found = find(desks, thread);
                    Audience audience = found.desk.audience();
                    here.requireVoice(audience);
                    return writer(draft, audience)
                            .act(person, act.apply(found.thread))
                            .map(after -> new Done(after, after.require(found.thread)));
                }));
    }

    private record Found(Desk desk, ThreadId thread) {}

    /** @throws DeskException if none of these desks has such a thread */
    private static Found find(List<Desk> desks, String name) {
        for (Desk desk : desks) {
            String prefix = desk.id().value() + "-";
            if (name.startsWith(prefix)) {
                try {
                    ThreadId thread = ThreadId.of(name.substring(prefix.length()));
                    desk.require(thread);
                    return new Found(desk, thread);
                } catch (IllegalArgumentException e) {
                    // said below
                }
            }
        }
        throw new DeskException(DeskException.Reason.NO_SUCH_COMMENT);
    }

    /**
     * Says where a delegation or a group stands, or takes that back.
     *
     * @return the position, as it is told to people
     */
    public Future<Fields> position(StreamId draft, Person person, PositionRequest request) {
        return here(draft, person).compose(here -> {
            Audience audience = request.audience();
            if (!audience.includes(person, here.rights)) {
                return Future.failedFuture(new DeskException(DeskException.Reason.NO_SUCH_AUDIENCE));
            }
            here.requireVoice(audience);
            TakePosition act = request.by(request.holder(person, here.rights));
            return requireThere(draft, person, act)
                    .compose(there -> writer(draft, audience).act(person, act))
                    .map(desk -> desk.told(new StatedPosition.Key(act.holder(), act.scope())));
        });
    }

    /** Fails if the draft or the process has not what a position is about; what is taken back may be about anything. */
    private Future<?> requireThere(StreamId draft, Person person, TakePosition act) {
        if (act.value() == null) {
            return Future.succeededFuture();
        }
        Future<?> scope = drafts.read(draft, state -> {
            act.scope().requireIn(state);
            return true;
        });
        String code = act.holder().code();
        return act.holder().kind() == PositionHolder.Kind.GROUP || code.equals(person.delegationCode())
                ? scope
                : scope.compose(there -> directory.of(person.process().id())).map(register -> {
                    if (register.delegations().stream()
                            .noneMatch(each -> each.code().equals(code))) {
                        throw new DeskException(DeskException.Reason.NO_SUCH_DELEGATION);
                    }
                    return register;
                });
    }

    /**
     * A person has read a desk up to an entry; at most its newest counts.
     *
     * @param seq 0 or more
     */
    public Future<Void> see(StreamId draft, Person person, String desk, long seq) {
        return here(draft, person).compose(here -> desks(here)).compose(desks -> {
            for (Desk each : desks) {
                if (each.id().value().equals(desk)) {
                    return shared.store().see(person.id(), each.id(), Math.min(seq, each.seq()));
                }
            }
            return Future.failedFuture(new DeskException(DeskException.Reason.NO_SUCH_DESK));
        });
    }
}
