package org.plenary.server.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.plenary.server.history.Moment;

/**
 * A file that can be made: what it will be about is found, and nothing of it is written yet.
 *
 * @param request what was asked for
 * @param from the first moment of a redline, or null
 * @param at the moment of the text
 * @param around what the past of the draft does not know of itself
 * @param fileName what the file is called
 * @param tag an entity tag of HTTP, weak: the same for the same file, another as soon as anything in the file is other
 */
public record ExportPlan(
        ExportRequest request,
        @Nullable Moment from,
        Moment at,
        EditionReader.Surroundings around,
        FileName fileName,
        String tag) {
    /** To be raised whenever the same question gets another file. */
    private static final int FORMAT = 3;

    private static final int TAG_BYTES = 16;

    static ExportPlan of(
            ExportRequest request,
            @Nullable Moment from,
            Moment at,
            EditionReader.Surroundings around,
            FileNames names) {
        return new ExportPlan(request, from, at, around, names.file(request.format()), tag(request, from, at, around));
    }

    /** Its media type. */
    public String mediaType() {
        return request.format().mediaType();
    }

    /** The record alone tells what the text and its history are; the rest can change without it. */
    private static String tag(
            ExportRequest request, @Nullable Moment from, Moment at, EditionReader.Surroundings around) {
        Object[] parts = {
            FORMAT,
            request.draft().id(),
            request.draft().lineage(),
            request.draft().title(),
            request.format(),
            request.options(),
            request.paper() == null ? "" : request.paper().tag(),
            from,
            at,
            around.head(),
            around.process(),
            around.masthead(),
            around.delegations(),
            around.signature(),
            around.verification(),
            around.threads()
        };
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Arrays.toString(parts).getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"";
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
