package org.plenary.server.signin.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.IdentityException.Reason;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.sql.SqlDirectory;
import org.plenary.server.signin.Accounts;
import org.plenary.server.signin.Admission;
import org.plenary.server.signin.Arrival;
import org.plenary.server.signin.Device;
import org.plenary.server.signin.IssuedInvitation;
import org.plenary.server.signin.Means;
import org.plenary.server.signin.Membership;
import org.plenary.server.signin.Secrets;
import org.plenary.server.signin.SignInConfig;
import org.plenary.server.signin.SignInParts;
import org.plenary.server.signin.SignedIn;
import org.plenary.server.signin.Tokens;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.InList;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

@ExtendWith(VertxExtension.class)
class SqlAccountsTest {
    private static final Negotiation CYBER = new Negotiation(new ProcessId("cyber"), "Trust and security");
    private static final Person ANNA = new Person(
            new PersonId("anna"),
            "Anna",
            Role.DELEGATE,
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT),
            CYBER);
    private static final Person BO = new Person(new PersonId("bo"), "Bo", Role.CHAIR, null, CYBER);
    private static final SignInConfig SESSIONS =
            new SignInConfig(Duration.ofHours(12), Duration.ofHours(4), 3, Duration.ofDays(14), Duration.ofDays(180));

    private static final Arrival NOWHERE = new Arrival(Device.UNKNOWN, null);

    private final String annasToken = Secrets.random();
    private final String bosToken = Secrets.random();
    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private Vertx vertx;
    private Path directory;
    private Database database;
    private SignInParts signIn;
    private Accounts accounts;
    private Directory processes;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path directory) {
        this.vertx = vertx;
        this.directory = directory;
        open();
        await(accounts.admit(List.of(new Admission(ANNA, annasToken), new Admission(BO, bosToken))));
    }

    private void open() {
        database = SqliteDatabase.open(
                vertx,
                new SqliteConfig(
                        directory,
                        Duration.ofMillis(100),
                        new DatabaseConfig(2_000, 4_000_000, 1_000, Duration.ofMillis(1), 2)));
        signIn = SqlSignIn.on(database, SESSIONS, () -> now, IdentityListener.NOBODY);
        accounts = signIn.accounts();
        processes = new SqlDirectory(database, () -> now, IdentityListener.NOBODY);
    }

    private Future<String> open(Person person) {
        return signIn.sessions().open(person.id(), Means.TOKEN, NOWHERE);
    }

    private Future<Optional<Person>> personBySession(String session) {
        return accounts.bySession(session).map(found -> found.map(SignedIn::person));
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    @Test
    void knowsPeopleByTheirTokens() {
        assertThat(await(accounts.personByToken(annasToken))).contains(ANNA);
        assertThat(await(accounts.personByToken(bosToken))).contains(BO);
        assertThat(await(accounts.personByToken(Secrets.random()))).isEmpty();
        assertThat(await(accounts.personByToken(""))).isEmpty();
        assertThat(await(accounts.personByToken("'; drop table person; --"))).isEmpty();
        assertThat(await(accounts.personByToken("x".repeat(1_000_000)))).isEmpty();
    }

    @Test
    void knowsWhoTakesPartInWhat() {
        assertThat(await(processes.people(CYBER.id()))).containsExactly(ANNA, BO);
        assertThat(await(processes.people(new ProcessId("other")))).isEmpty();
        assertThat(await(processes.find(CYBER.id()))).contains(CYBER);
        assertThat(await(processes.find(new ProcessId("other")))).isEmpty();
    }

    @Test
    void tellsOfEverybodyInALargeProcessWhetherTheyAreInvited() {
        // given
        Person secretariat = new Person(new PersonId("sam"), "Sam", Role.SECRETARIAT, null, CYBER);
        await(accounts.admit(List.of(new Admission(secretariat, Secrets.random()))));
        await(processes.admit(CYBER.id(), List.of(new Group("EU", "European Union", List.of("FRA")))));
        int many = 2 * InList.SIZE + 1;
        List<Future<IssuedInvitation>> invited = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Email email = new Email("delegate" + i + "@example.org");
            invited.add(signIn.people()
                    .invite(secretariat, new Profile("Delegate " + i, email, Role.DELEGATE, null, "FRA")));
        }
        await(Future.all(invited));
        PersonId accepted = await(invited.get(many - 1)).person();
        await(signIn.invitations().accept(await(invited.get(many - 1)).token(), "hash", NOWHERE));

        // when
        Membership membership = await(signIn.people().of(CYBER.id()));

        // then
        long end = now.plus(SESSIONS.invitation()).toEpochMilli();
        assertThat(membership.people()).hasSize(many + 3);
        assertThat(membership.people())
                .filteredOn(one -> one.state() == Enrolment.INVITED)
                .hasSize(many - 1)
                .allMatch(one -> Long.valueOf(end).equals(one.invitationExpiresAtMillis()))
                .allMatch(one -> one.person().groups().equals(Set.of("EU")));
        assertThat(membership.people())
                .filteredOn(one -> one.invitationExpiresAtMillis() == null)
                .extracting(one -> one.person().id())
                .containsExactlyInAnyOrder(ANNA.id(), BO.id(), secretariat.id(), accepted);
    }

    @Test
    void admittingTwiceChangesNothing() {
        await(accounts.admit(List.of(new Admission(ANNA, annasToken), new Admission(BO, bosToken))));

        assertThat(await(processes.people(CYBER.id()))).containsExactly(ANNA, BO);
        assertThat(await(accounts.personByToken(annasToken))).contains(ANNA);
    }

    @Test
    void admittingAgainReplacesWhatChangedAndAddsATokenAndKeepsSessions() {
        String session = await(open(ANNA));
        String secondToken = Secrets.random();
        Person promoted = new Person(ANNA.id(), "Anna B", Role.SECRETARIAT, null, CYBER);

        await(accounts.admit(List.of(new Admission(promoted, secondToken))));

        assertThat(await(accounts.personByToken(annasToken))).contains(promoted);
        assertThat(await(accounts.personByToken(secondToken))).contains(promoted);
        assertThat(await(personBySession(session))).contains(promoted);
    }

    @Test
    void admitsAllOrNone() {
        Person eve = new Person(new PersonId("eve"), "Eve", Role.OBSERVER, null, CYBER);

        assertReason(
                Reason.CONFLICT,
                accounts.admit(List.of(new Admission(eve, Secrets.random()), new Admission(BO, annasToken))));

        assertThat(await(processes.people(CYBER.id()))).containsExactly(ANNA, BO);
        assertThat(await(accounts.personByToken(annasToken))).contains(ANNA);
    }

    @Test
    void aSessionOutlivesARestartAndEndsWhenItIsClosed() {
        String session = await(open(ANNA));
        assertThat(session).hasSize(43);

        await(database.close());
        open();

        assertThat(await(personBySession(session))).contains(ANNA);
        await(signIn.sessions().close(session));
        assertThat(await(personBySession(session))).isEmpty();
        await(signIn.sessions().close(session));
        await(signIn.sessions().close("no session at all"));
    }

    @Test
    void aSessionExpires() throws SQLException {
        String session = await(open(ANNA));

        Instant end = now.plus(SESSIONS.lifetime());
        while (now.plus(SESSIONS.idle()).isBefore(end)) {
            now = now.plus(SESSIONS.idle()).minusMillis(1);
            use(session);
        }
        now = end.minusMillis(1);
        assertThat(await(personBySession(session))).contains(ANNA);
        now = now.plusMillis(1);
        assertThat(await(personBySession(session))).isEmpty();

        await(open(BO));
        assertThat(count("session")).isEqualTo(1);
    }

    @Test
    void aSessionEndsWithoutUse() {
        String session = await(open(ANNA));

        now = now.plus(SESSIONS.idle()).minusMillis(1);
        use(session);
        now = now.plus(SESSIONS.idle()).minusMillis(1);
        assertThat(await(personBySession(session))).contains(ANNA);
        use(session);
        now = now.plus(SESSIONS.idle());
        assertThat(await(personBySession(session))).isEmpty();
    }

    /** Uses a session, and waits until that is written down. */
    private void use(String session) {
        SignedIn who = await(accounts.bySession(session)).orElseThrow();
        await(signIn.sessions().keep(Set.of(who.session())));
    }

    @Test
    void aTokenExpiresAndLastsLongerWhenItIsGivenOutAgain() {
        now = now.plus(SESSIONS.token()).minusMillis(1);
        assertThat(await(accounts.personByToken(annasToken))).contains(ANNA);
        await(accounts.admit(List.of(new Admission(ANNA, annasToken))));
        SignedIn bo = await(accounts.byToken(bosToken)).orElseThrow();
        assertThat(await(accounts.again(bo))).contains(bo);
        now = now.plusMillis(1);
        assertThat(await(accounts.personByToken(bosToken))).isEmpty();
        assertThat(await(accounts.again(bo))).as("an open connection").isEmpty();
        assertThat(await(accounts.personByToken(annasToken))).contains(ANNA);
    }

    @Test
    void theOldestTokensOfAPersonEndFirst() throws SQLException {
        for (int i = 0; i < Tokens.MOST_OF_A_PERSON; i++) {
            assertThat(await(accounts.personByToken(annasToken))).contains(ANNA);
            await(accounts.admit(List.of(new Admission(ANNA, Secrets.random()))));
        }
        assertThat(await(accounts.personByToken(annasToken))).isEmpty();
        assertThat(await(accounts.personByToken(bosToken))).contains(BO);
        assertThat(count("access_token")).isEqualTo(Tokens.MOST_OF_A_PERSON + 1);
    }

    @Test
    void theOldestSessionsOfAPersonEndFirst() throws SQLException {
        String bos = await(open(BO));
        List<String> annas = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            annas.add(await(open(ANNA)));
        }

        assertThat(await(personBySession(annas.get(1)))).isEmpty();
        assertThat(await(personBySession(annas.get(2)))).contains(ANNA);
        assertThat(await(personBySession(annas.get(4)))).contains(ANNA);
        assertThat(await(personBySession(bos))).contains(BO);
        assertThat(count("session")).isEqualTo(4);
    }

    @Test
    void opensNoSessionForAStranger() {
        assertReason(Reason.NOT_FOUND, signIn.sessions().open(new PersonId("stranger"), Means.TOKEN, NOWHERE));
    }

    @Test
    void aTokenIsNoSessionAndASessionNoToken() {
        String session = await(open(ANNA));

        assertThat(await(personBySession(annasToken))).isEmpty();
        assertThat(await(accounts.personByToken(session))).isEmpty();
    }

    @Test
    void noFileHoldsASecretOnlyItsHash() throws Exception {
        String session = await(open(ANNA));

        assertOnlyHashesAreStored(annasToken, session);
        await(database.close());
        assertOnlyHashesAreStored(annasToken, session);
    }

    @Test
    void isUnavailableWhileTheFileIsLocked() throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertReason(Reason.UNAVAILABLE, open(ANNA));
            assertThat(await(accounts.personByToken(annasToken))).contains(ANNA);
            statement.execute("ROLLBACK");
        }
        await(open(ANNA));
    }

    /** Without the files' bytes in the message of a failure. */
    private void assertOnlyHashesAreStored(String... secrets) throws Exception {
        String files = files();
        for (String secret : secrets) {
            assertThat(files.contains(secret)).as("a file holds the secret").isFalse();
            assertThat(files.contains(hash(secret))).as("a file holds the hash").isTrue();
        }
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (java.util.stream.Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static String hash(String secret) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        return new String(hash, StandardCharsets.ISO_8859_1);
    }

    private int count(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
    }

    private static void assertReason(Reason reason, Future<?> future) {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> await(future))
                .matches(e -> e.reason() == reason, "has reason " + reason);
    }
}
