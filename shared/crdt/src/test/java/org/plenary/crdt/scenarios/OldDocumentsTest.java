package org.plenary.crdt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.crdt.Doc;
import org.plenary.crdt.encoding.Json;

/** Documents that versions 13.0 to 13.5 of Yjs wrote; {@code old-documents.mjs} made them. */
class OldDocumentsTest {
    /**
     * One document.
     *
     * @param version the version of Yjs
     * @param v1 the document
     * @param v2 the document in format V2, null if that version had none
     * @param content what that version read
     */
    record OldDocument(String version, String v1, @Nullable String v2, Map<?, ?> content) {
        static OldDocument read(String line) {
            Map<?, ?> json = (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
            return new OldDocument(
                    (String) json.get("version"), (String) json.get("v1"), (String) json.get("v2"), (Map<?, ?>)
                            json.get("content"));
        }

        @Override
        public String toString() {
            return version;
        }
    }

    static Stream<OldDocument> documents() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/old-documents.jsonl")).stream()
                .map(OldDocument::read);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsWhatTheOldVersionRead(OldDocument document) {
        Doc doc = new Doc();
        doc.applyUpdate(Base64.getDecoder().decode(document.v1), "load");
        assertThat(Shown.plain(doc.getArray("array").toJson())).isEqualTo(document.content.get("array"));
        assertThat(Shown.plain(doc.getMap("map").toJson())).isEqualTo(document.content.get("map"));
        assertThat(Shown.plain(Shown.delta(doc.getText("text").toDelta()))).isEqualTo(document.content.get("text"));
        assertThat(doc.getXmlFragment("xml").toString()).isEqualTo(document.content.get("xml"));
        assertThat(doc.pending().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void goesOnFromThereAsTheNewVersionDoes(OldDocument document) {
        Scenario.play("""
                erin load 1 '%s'
                sync
                frank text insert 1 'new'
                frank array push ['new', !map{a: 1}]
                frank map set 'one' !text'new'
                frank xml insert 0 [!element['p']]
                sync
                """.formatted(document.v1));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsTheSameInBothFormats(OldDocument document) {
        if (document.v2 != null) {
            Scenario.play(
                    "erin load 1 '%s'\nfrank load 2 '%s'\nerin text toDelta\nsync".formatted(document.v1, document.v2));
        }
    }
}
