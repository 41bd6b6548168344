package org.plenary.server.export.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes objects and arrays member by member. */
final class JsonMembers {
    private static final int REPLACEMENT = 0xFFFD;

    private final JsonGenerator json;

    JsonMembers(JsonGenerator json) {
        this.json = json;
    }

    /** Writes what is in an object. */
    interface Body {
        void write() throws IOException;
    }

    /** Writes what is in one object of an array. */
    interface Each<T> {
        void write(T value) throws IOException;
    }

    void object(Body body) throws IOException {
        json.writeStartObject();
        body.write();
        json.writeEndObject();
    }

    void object(String name, Body body) throws IOException {
        json.writeFieldName(name);
        object(body);
    }

    /** An array of objects. */
    <T> void objects(String name, Collection<T> values, Each<T> body) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            object(() -> body.write(value));
        }
        json.writeEndArray();
    }

    /** An array of texts. */
    void texts(String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** Half a character, which JSON cannot hold, becomes U+FFFD. */
    void text(String name, String value) throws IOException {
        json.writeFieldName(name);
        StringBuilder whole = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .forEach(whole::appendCodePoint);
        json.writeString(whole.toString());
    }

    /** Writes nothing for null. */
    void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            text(name, value);
        }
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    /** Writes nothing for 0, the number of no entry. */
    void entry(String name, long seq) throws IOException {
        if (seq != 0) {
            number(name, seq);
        }
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    /** Writes nothing for false. */
    void flagIfSet(String name, boolean value) throws IOException {
        if (value) {
            flag(name, true);
        }
    }

    /** A moment in ISO 8601, UTC. */
    void time(String name, Instant at) throws IOException {
        text(name, at.toString());
    }
}
