package org.plenary.server.http.exchange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;

/**
 * The tag of an answer (RFC 9110): the same as long as the same question of the same audience has the same answer.
 *
 * @param value as it stands in the header
 */
public record EntityTag(String value) {
    private static final int BYTES = 16;

    /**
     * Who gets the same answer to a question. Whatever keeps answers keeps them by audience, so that none gets to
     * another one.
     */
    public record Audience(String name) {
        /** All who may read the draft that the question is about. */
        public static final Audience READERS = new Audience("readers");

        /** One person alone. */
        public static Audience of(PersonId person) {
            return new Audience("person " + person);
        }
    }

    /**
     * The tag of an answer.
     *
     * @param question names the question and the form of its answer
     */
    public static EntityTag of(Audience audience, String question) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((audience.name() + "\n" + question).getBytes(StandardCharsets.UTF_8));
            return new EntityTag("W/\"" + HexFormat.of().formatHex(hash, 0, BYTES) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the asker says that it has the answer already. */
    public boolean isKnownTo(HttpServerRequest request) {
        return isAmong(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }

    /** Whether it stands in the header by which an asker says what it has. */
    public boolean isAmong(@Nullable String known) {
        return known != null && Arrays.asList(known.split(",\\s*")).contains(value);
    }
}
