package org.plenary.server;

import java.util.List;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Stream;
import org.plenary.server.signin.Admission;
import org.plenary.server.sql.Await;

/** People of several delegations and groups, besides those of {@link TestServer}, and a draft to talk about. */
final class DeskPeople {
    static final Delegation KENYA = new Delegation("KEN", "Kenya", DelegationKind.STATE, Capacity.PARTICIPANT);
    static final Delegation MALI = new Delegation("MLI", "Mali", DelegationKind.STATE, Capacity.PARTICIPANT);
    static final Person AMINA = person("amina", "Amina", KENYA);
    static final Person MOUSSA = person("moussa", "Moussa", MALI);

    private DeskPeople() {}

    private static Person person(String id, String name, Delegation delegation) {
        return new Person(new PersonId(id), name, Role.DELEGATE, delegation, TestServer.PROCESS);
    }

    /** Lets them in; Kenya and Mali are the group AFR, France is the group EU. */
    static void admitTo(TestServer server) {
        for (Person person : List.of(AMINA, MOUSSA)) {
            Await.await(server.server().accounts().admit(List.of(new Admission(person, TestServer.token(person)))));
        }
        Await.await(server.server()
                .directory()
                .admit(
                        TestServer.PROCESS.id(),
                        List.of(
                                new Group("AFR", "African Group", List.of("KEN", "MLI")),
                                new Group("EU", "European Union", List.of("FRA")))));
    }

    /** A draft with the clauses {@code t}, {@code a} and {@code b}. */
    static Stream draft(TestServer server) {
        return Await.await(server.server()
                .drafts()
                .create(
                        TestServer.CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
                                Clause.of(
                                        new ClauseId("a"),
                                        ClauseKind.OPERATIVE,
                                        "Shall cooperate closely, and report closely"),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Shall report")))));
    }
}
