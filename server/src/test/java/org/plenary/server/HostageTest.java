package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.protocol.Frames;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.journal.Stream;
import org.plenary.server.room.RawUpdate;
import org.plenary.server.sql.Await;
import org.plenary.server.standing.Decision;

/** Nobody takes a draft hostage: people who send more than is anybody's share, beside one who types. */
class HostageTest {
    private static final int HEAVY_STRUCTS = 1_200;

    @TempDir
    Path directory;

    private TestServer server;
    private Stream draft;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        draft = Await.await(server.server()
                .drafts()
                .create(
                        TestServer.CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "open words ".repeat(400)),
                                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Beta words, which are agreed")))));
        Await.await(server.server()
                .rooms()
                .decide(
                        draft.id(),
                        TestServer.CHAIR,
                        new Decision.Status(new ClauseId("b"), ClauseStatus.AGREED, null)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static YXmlText text(Doc doc, int clause) {
        return (YXmlText) ((YXmlElement) doc.getXmlFragment("text").get(clause))
                .descendants().stream()
                        .filter(YXmlText.class::isInstance)
                        .findFirst()
                        .orElseThrow();
    }

    private static Id unit(Doc doc, int clause, int at) {
        Id text = text(doc, clause).id();
        return new Id(text.client(), text.clock() + 1 + at);
    }

    /** Each struct stands where all before it stand, and must pass them: 20 KB that take millions of steps. */
    private static RawUpdate heavy(Doc doc, long client) {
        RawUpdate update = new RawUpdate().by(client, 0);
        Id left = unit(doc, 1, 0);
        for (int i = 0; i < HEAVY_STRUCTS; i++) {
            update.string(RawUpdate.Where.between(left, new Id(left.client(), left.clock() + 1 + i)), "x");
        }
        return update;
    }

    @Test
    void closesWhoSendsWhatIsRefusedOverAndOver() throws InterruptedException {
        try (Typist typist = new Typist(server, draft, TestServer.CLAIRE);
                CollabClient hostile = CollabClient.join(server, draft, TestServer.DANIEL)) {
            byte[] update = heavy(hostile.doc, 77)
                    .string(RawUpdate.Where.between(unit(hostile.doc, 2, 0), unit(hostile.doc, 2, 1)), "x")
                    .build()
                    .bytes();

            // when a hundred a second come for eight seconds, each of which is known to be refused only after much work
            int sent = 0;
            for (; sent < 800 && hostile.socket.closeCode() == 0; sent++) {
                try {
                    hostile.submit(Frames.change(update));
                } catch (AssertionError closed) {
                    break;
                }
                Thread.sleep(10);
            }

            // then
            Typist.Waits waits = typist.stop();
            System.out.println("refused over and over: sent=" + sent + " typist " + waits);
            hostile.untilClosed();
            assertThat(hostile.socket.closeCode()).isEqualTo(1013);
            assertThat(hostile.socket.closeReason()).contains("come back in");
            assertThat(waits.longest()).isLessThan(1_500);
            try (CollabClient again = CollabClient.connect(server, draft, TestServer.DANIEL, CollabClient.PLENARY)) {
                again.untilClosed();
                assertThat(again.socket.closeReason()).contains("come back in");
            }
        }
    }

    @Test
    void closesNobodyWhoTypesOnInAClauseThatWasJustFrozen() {
        try (CollabClient honest = CollabClient.join(server, draft, TestServer.DANIEL)) {
            honest.untilSaved();

            // when a key is held over a slow line, each letter of which is refused
            YXmlText frozen = text(honest.doc, 2);
            for (int i = 0; i < 150; i++) {
                frozen.insert(0, "x");
            }
            honest.untilSaved();

            // then none of it was taken, and what is typed elsewhere by a copy that begins afresh is
            assertThat(honest.refusals).isNotEmpty();
            assertThat(honest.socket.closeCode()).isZero();
        }
        try (CollabClient again = CollabClient.join(server, draft, TestServer.DANIEL)) {
            again.type(0, "On ");
            again.untilSaved();
            assertThat(again.refusals).isEmpty();
        }
    }
}
