package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;

/** The gate lets through all that the browser's editor sends, as recorded by its {@code traffic.test.ts}. */
class HonestTrafficTest {
    private static final List<Person> PEOPLE = List.of(GateDraft.CLAIRE, GateDraft.DANIEL);

    @Test
    void takesEverythingThatTheEditorSends() throws IOException {
        JsonObject traffic = recording();
        GateDraft draft = new GateDraft(Base64.getDecoder().decode(traffic.getString("seed")));
        JsonArray steps = traffic.getJsonArray("steps");
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            JsonObject step = steps.getJsonObject(i);
            GateDraft.Outcome outcome = draft.submit(
                    PEOPLE.get(step.getInteger("by")), Base64.getDecoder().decode(step.getString("update")));
            if (!outcome.isAccepted()) {
                refused.add("step " + i + ", " + step.getString("what") + ": " + outcome);
            }
        }
        assertThat(refused).isEmpty();
        assertThat(steps.size()).isGreaterThan(100);
        assertThat(draft.replayed().doc().encodeStateAsUpdate())
                .isEqualTo(draft.draft.doc().encodeStateAsUpdate());
        assertThat(InstrumentReader.read(draft.draft.doc()).clauses()).hasSizeGreaterThan(3);
    }

    private static JsonObject recording() throws IOException {
        try (InputStream in = HonestTrafficTest.class.getResourceAsStream("/web-client/traffic.json")) {
            return new JsonObject(Buffer.buffer(Objects.requireNonNull(in).readAllBytes()));
        }
    }
}
