package org.plenary.server.http.draft;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.plenary.server.history.History;
import org.plenary.server.http.exchange.EntityTag;
import org.plenary.server.journal.Stream;

/**
 * An answer about the past of a draft, ready to be sent. What is asked about moments that are over never changes: a tag
 * says so, and who has the answer already is told that it is still right. It is compressed here, on a worker, because
 * the server would do that on an event loop.
 *
 * @param body what is sent; null if the asker has it already
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, and never compared
public record HistoryAnswer(String tag, String type, boolean gzip, byte @Nullable [] body) {
    /** To be raised whenever the same question gets another answer. */
    private static final int FORMAT = 2;

    /** Makes the bytes of an answer, not compressed. */
    @FunctionalInterface
    public interface Making {
        Buffer make();
    }

    /** What the asker takes: what it has already, and whether it unpacks. */
    public record Wanted(@Nullable String known, boolean gzip, String type) {
        public static Wanted of(RoutingContext context, String type) {
            String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
            String encodings = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
            return new Wanted(known, encodings != null && acceptsGzip(encodings), type);
        }

        private static boolean acceptsGzip(String encodings) {
            return Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(","))
                    .map(String::strip)
                    .anyMatch(each ->
                            each.equals("gzip") || (each.startsWith("gzip;") && !each.matches(".*q=0(\\.0*)?")));
        }
    }

    /**
     * Answers a question.
     *
     * @param name names the question; the same one always has the same answer
     */
    public static HistoryAnswer of(String name, Stream draft, History history, Wanted wanted, Making making) {
        EntityTag.Audience audience = EntityTag.Audience.READERS;
        EntityTag tag = EntityTag.of(
                audience, FORMAT + " " + draft.id() + " " + draft.lineage() + " " + wanted.type() + " " + name);
        if (tag.isAmong(wanted.known())) {
            return new HistoryAnswer(tag.value(), wanted.type(), false, null);
        }
        byte[] packed = history.answer(audience.name() + " " + wanted.type() + " " + name, () -> pack(making.make()));
        return new HistoryAnswer(tag.value(), wanted.type(), wanted.gzip(), wanted.gzip() ? packed : unpack(packed));
    }

    private static byte[] pack(Buffer body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length() / 8 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what was just packed", e);
        }
    }

    public void send(RoutingContext context) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        if (body == null) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_ENCODING, gzip ? "gzip" : "identity")
                .end(Buffer.buffer(body));
    }
}
