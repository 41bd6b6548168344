package org.plenary.server.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Await;

/**
 * What every {@link PresenceDirectory} does, whatever joins its nodes. {@link #near} is where people come in, {@link
 * #far} is where others look, which is the same node if there is only one.
 */
public abstract class PresenceContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    protected static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    protected static final Negotiation OTHER_PROCESS = new Negotiation(new ProcessId("q"), "Another process");
    protected static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    protected static final Delegation AUSTRIA =
            new Delegation("AUT", "Österreich", DelegationKind.STATE, Capacity.PARTICIPANT);
    protected static final Delegation KENYA =
            new Delegation("KEN", "Kenya", DelegationKind.STATE, Capacity.PARTICIPANT);
    protected static final Person CHAIR = new Person(new PersonId("chair"), "Chiara", Role.CHAIR, null, PROCESS);
    protected static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    protected static final Person EMIL = new Person(new PersonId("emil"), "Émile", Role.DELEGATE, FRANCE, PROCESS);
    protected static final Person FELIX = new Person(new PersonId("felix"), "Félix", Role.DELEGATE, FRANCE, PROCESS);
    protected static final Person AYAN = new Person(new PersonId("ayan"), "Ayan", Role.DELEGATE, KENYA, PROCESS);
    protected static final Person HANS = new Person(new PersonId("hans"), "Hans", Role.DELEGATE, AUSTRIA, PROCESS);
    protected static final Person STRANGER = new Person(new PersonId("sten"), "Sten", Role.CHAIR, null, OTHER_PROCESS);
    protected static final StreamId DRAFT = new StreamId("draft-1");
    protected static final StreamId OTHER_DRAFT = new StreamId("draft-2");
    protected static final ClauseId FIRST = new ClauseId("clause-1");
    protected static final ClauseId SECOND = new ClauseId("clause-2");

    /** Where people come in. */
    protected abstract PresenceDirectory near();

    /** Where others look. */
    protected abstract PresenceDirectory far();

    @Test
    void knowsNobodyAtFirst() {
        assertThat(near().of(PROCESS.id()).drafts()).isEmpty();
        assertThat(near().of(PROCESS.id()).in(DRAFT)).isEmpty();
        assertThat(near().statistics().connections()).isZero();
        assertThat(near().statistics().people()).isZero();
    }

    @Test
    void showsWhoIsInWhichDraftSinceWhen() {
        Instant before = Instant.now().minusSeconds(1);
        near().enter(CLAIRE, DRAFT);
        near().enter(AYAN, OTHER_DRAFT);

        everywhere(directory -> {
            Roll roll = directory.of(PROCESS.id());
            assertThat(roll.drafts()).containsOnlyKeys(DRAFT, OTHER_DRAFT);
            assertThat(people(roll, DRAFT)).containsExactly(CLAIRE);
            assertThat(people(roll, OTHER_DRAFT)).containsExactly(AYAN);
            Attendee claire = roll.in(DRAFT).get(0);
            assertThat(claire.clause()).isNull();
            assertThat(claire.devices()).isEqualTo(1);
            assertThat(claire.since()).isBetween(before, Instant.now().plusSeconds(1));
        });
    }

    @Test
    void countsAPersonOnceHoweverManyDevicesThereAre() {
        Presence laptop = near().enter(CLAIRE, DRAFT);
        Presence telephone = near().enter(CLAIRE, DRAFT);
        everywhere(directory -> assertThat(only(directory).devices()).isEqualTo(2));
        Instant since = only(near()).since();

        laptop.leave();
        everywhere(directory -> {
            assertThat(only(directory).devices()).isEqualTo(1);
            assertThat(only(directory).since()).isEqualTo(only(near()).since());
        });
        assertThat(only(near()).since()).isEqualTo(since);

        telephone.leave();
        everywhere(directory -> assertThat(directory.of(PROCESS.id()).drafts()).isEmpty());
    }

    @Test
    void showsTheClauseOfTheDeviceThatMovedLast() {
        Presence laptop = near().enter(CLAIRE, DRAFT);
        Presence telephone = near().enter(CLAIRE, DRAFT);
        laptop.at(FIRST);
        everywhere(directory -> assertThat(only(directory).clause()).isEqualTo(FIRST));

        telephone.at(SECOND);
        everywhere(directory -> assertThat(only(directory).clause()).isEqualTo(SECOND));

        // when a device says again where it is, it has not moved
        laptop.at(FIRST);
        telephone.at(SECOND);
        assertThat(only(near()).clause()).isEqualTo(SECOND);

        telephone.at(null);
        everywhere(directory -> assertThat(only(directory).clause()).isNull());

        telephone.leave();
        everywhere(directory -> assertThat(only(directory).clause()).isEqualTo(FIRST));
    }

    @Test
    void keepsTheClauseWhenADeviceJoinsThatSaysNoClause() {
        near().enter(CLAIRE, DRAFT).at(FIRST);
        Presence ordinary = near().enter(CLAIRE, DRAFT);
        ordinary.at(null);
        everywhere(directory -> {
            assertThat(only(directory).devices()).isEqualTo(2);
            assertThat(only(directory).clause()).isEqualTo(FIRST);
        });
    }

    @Test
    void ordersPeopleByDelegationAndName() {
        Stream.of(FELIX, AYAN, EMIL, HANS, CHAIR, CLAIRE).forEach(person -> near().enter(person, DRAFT));
        everywhere(directory -> assertThat(people(directory.of(PROCESS.id()), DRAFT))
                .containsExactly(CHAIR, CLAIRE, EMIL, FELIX, AYAN, HANS));
    }

    @Test
    void hidesEachProcessFromTheOthers() {
        near().enter(CLAIRE, DRAFT);
        near().enter(STRANGER, DRAFT);
        everywhere(directory -> {
            assertThat(people(directory.of(PROCESS.id()), DRAFT)).containsExactly(CLAIRE);
            assertThat(people(directory.of(OTHER_PROCESS.id()), DRAFT)).containsExactly(STRANGER);
            assertThat(directory.of(new ProcessId("p-q")).drafts()).isEmpty();
        });
    }

    @Test
    void showsAPersonAsRenewed() {
        Presence presence = near().enter(CLAIRE, DRAFT);
        Person renewed = new Person(CLAIRE.id(), "Claire B.", Role.DELEGATE, KENYA, PROCESS);
        presence.renewed(renewed);
        everywhere(directory -> assertThat(only(directory).person()).isEqualTo(renewed));

        assertThatThrownBy(() -> presence.renewed(AYAN)).hasMessageContaining("expected claire of p, got ayan of p");
    }

    @Test
    void passesOverWhatIsSaidAfterLeaving() {
        Presence gone = near().enter(CLAIRE, DRAFT);
        Presence there = near().enter(CLAIRE, DRAFT);
        there.at(SECOND);
        gone.leave();
        gone.at(FIRST);
        gone.renewed(new Person(CLAIRE.id(), "Nobody", Role.DELEGATE, KENYA, PROCESS));
        gone.leave();
        everywhere(directory -> {
            assertThat(only(directory).devices()).isEqualTo(1);
            assertThat(only(directory).clause()).isEqualTo(SECOND);
            assertThat(only(directory).person()).isEqualTo(CLAIRE);
        });
    }

    @Test
    void countsForWhoeverWatches() {
        near().enter(CLAIRE, DRAFT);
        near().enter(CLAIRE, DRAFT);
        near().enter(CLAIRE, OTHER_DRAFT);
        near().enter(STRANGER, DRAFT);
        PresenceStatistics figures = near().statistics();
        assertThat(figures.connections()).isEqualTo(4);
        assertThat(figures.peopleHere()).isEqualTo(3);
        everywhere(directory -> assertThat(directory.statistics().people()).isEqualTo(3));
    }

    /** Many threads come, move and go at once; what is left is what did not go. */
    @Test
    void losesNobodyHoweverManyComeAndGoAtOnce() throws InterruptedException {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        int threads = 4;
        List<Thread> running = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            Random random = new Random(seed + t);
            StreamId draft = new StreamId("draft-" + t % 2);
            Person person = new Person(new PersonId("person-" + t), "Person " + t, Role.CHAIR, null, PROCESS);
            Thread thread = new Thread(() -> {
                List<Presence> there = new ArrayList<>();
                for (int i = 0; i < 2_000; i++) {
                    if (there.isEmpty() || random.nextBoolean()) {
                        there.add(near().enter(person, draft));
                    } else {
                        there.get(random.nextInt(there.size())).at(new ClauseId("c" + random.nextInt(3)));
                        there.remove(random.nextInt(there.size())).leave();
                    }
                }
                while (there.size() > 2) {
                    there.remove(0).leave();
                }
                while (there.size() < 2) {
                    there.add(near().enter(person, draft));
                }
                done.countDown();
            });
            thread.start();
            running.add(thread);
        }
        Await.await(done);
        for (Thread thread : running) {
            thread.join();
        }
        everywhere(directory -> {
            Roll roll = directory.of(PROCESS.id());
            assertThat(roll.drafts()).as("seed=%d", seed).hasSize(2);
            assertThat(roll.drafts().values())
                    .allSatisfy(people -> assertThat(people)
                            .hasSize(2)
                            .allSatisfy(one -> assertThat(one.devices()).isEqualTo(2)));
        });
        assertThat(near().statistics().connections()).isEqualTo(2 * threads);
    }

    @Test
    void takesThisNodesPeopleOutWhenItCloses() {
        near().enter(CLAIRE, DRAFT);
        everywhere(directory -> assertThat(only(directory).person()).isEqualTo(CLAIRE));
        if (near() != far()) {
            Await.await(near().close());
            eventually(() -> assertThat(far().of(PROCESS.id()).drafts()).isEmpty());
        }
        Await.await(near().close());
    }

    private interface Check {
        void of(PresenceDirectory directory);
    }

    /** Holds near at once, and far soon. */
    private void everywhere(Check check) {
        check.of(near());
        eventually(() -> check.of(far()));
    }

    protected static void eventually(Runnable check) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(check::run);
    }

    protected static Attendee only(PresenceDirectory directory) {
        List<Attendee> there = directory.of(PROCESS.id()).in(DRAFT);
        assertThat(there).hasSize(1);
        return there.get(0);
    }

    protected static List<Person> people(Roll roll, StreamId draft) {
        return roll.in(draft).stream().map(Attendee::person).toList();
    }
}
