package org.plenary.crdt;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * What can be done with the content of an item, by its kind.
 *
 * <table><caption>The object that stands for the content</caption>
 * <tr><td>DELETED</td><td>null (the item's length says all)</td></tr>
 * <tr><td>JSON</td><td>String[], each a JSON text or {@code undefined}</td></tr>
 * <tr><td>BINARY</td><td>byte[]</td></tr>
 * <tr><td>STRING</td><td>String</td></tr>
 * <tr><td>EMBED</td><td>String, the JSON text</td></tr>
 * <tr><td>FORMAT</td><td>{@link Format}</td></tr>
 * <tr><td>TYPE</td><td>{@link Branch}</td></tr>
 * <tr><td>ANY</td><td>Object[]</td></tr>
 * <tr><td>DOC</td><td>{@link SubDocument}</td></tr>
 * </table>
 */
final class Contents {
    private static final char REPLACEMENT = '\uFFFD';

    private Contents() {}

    /** The number of units; not for DELETED, whose content does not know it. */
    static long length(ContentKind kind, @Nullable Object content) {
        return switch (kind) {
            case STRING -> ((String) Objects.requireNonNull(content)).length();
            case JSON, ANY -> ((@Nullable Object[]) Objects.requireNonNull(content)).length;
            default -> 1;
        };
    }

    /** Whether two contents of this kind can become one. */
    static boolean joinable(ContentKind kind) {
        return kind == ContentKind.STRING
                || kind == ContentKind.DELETED
                || kind == ContentKind.ANY
                || kind == ContentKind.JSON;
    }

    /** The first {@code offset} units. Half of a surrogate pair becomes U+FFFD. */
    static @Nullable Object head(ContentKind kind, @Nullable Object content, long offset) {
        int end = (int) offset;
        return switch (kind) {
            case STRING -> {
                String text = (String) Objects.requireNonNull(content);
                yield cutsPair(text, end) ? text.substring(0, end - 1) + REPLACEMENT : text.substring(0, end);
            }
            case JSON, ANY -> Arrays.copyOf((@Nullable Object[]) Objects.requireNonNull(content), end);
            default -> content;
        };
    }

    /** The units from {@code offset} on. Half of a surrogate pair becomes U+FFFD. */
    static @Nullable Object tail(ContentKind kind, @Nullable Object content, long offset) {
        int from = (int) offset;
        return switch (kind) {
            case STRING -> {
                String text = (String) Objects.requireNonNull(content);
                yield cutsPair(text, from) ? REPLACEMENT + text.substring(from + 1) : text.substring(from);
            }
            case JSON, ANY -> {
                @Nullable Object[] values = (@Nullable Object[]) Objects.requireNonNull(content);
                yield Arrays.copyOfRange(values, from, values.length);
            }
            default -> content;
        };
    }

    private static boolean cutsPair(String text, int at) {
        return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Writes the content from unit {@code offset} on. */
    static void write(Encoder encoder, ContentKind kind, @Nullable Object content, long length, long offset) {
        switch (kind) {
            case GC, DELETED, SKIP -> encoder.varUint(length - offset);
            case STRING -> encoder.varString((String) Objects.requireNonNull(content), (int) offset);
            case EMBED -> encoder.varString((String) Objects.requireNonNull(content));
            case BINARY -> encoder.varBytes((byte[]) Objects.requireNonNull(content));
            case JSON -> {
                @Nullable Object[] texts = (@Nullable Object[]) Objects.requireNonNull(content);
                encoder.varUint(texts.length - offset);
                for (int i = (int) offset; i < texts.length; i++) {
                    encoder.varString((String) Objects.requireNonNull(texts[i]));
                }
            }
            case ANY -> {
                @Nullable Object[] values = (@Nullable Object[]) Objects.requireNonNull(content);
                encoder.varUint(values.length - offset);
                for (int i = (int) offset; i < values.length; i++) {
                    encoder.any(values[i]);
                }
            }
            case FORMAT -> {
                Format format = (Format) Objects.requireNonNull(content);
                encoder.varString(format.key);
                encoder.varString(format.json);
            }
            case TYPE -> {
                Branch type = (Branch) Objects.requireNonNull(content);
                TypeKind typeKind = Objects.requireNonNull(type.kind);
                encoder.varUint(typeKind.number);
                if (typeKind.named()) {
                    encoder.varString(type.name);
                }
            }
            case DOC -> {
                SubDocument document = (SubDocument) Objects.requireNonNull(content);
                encoder.varString(document.guid());
                encoder.any(document.options());
            }
        }
    }

    /** Reads content that was checked before; the decoder stands at its beginning. */
    static @Nullable Object read(Decoder decoder, ContentKind kind) {
        return switch (kind) {
            case GC, DELETED, SKIP -> null;
            case STRING, EMBED -> decoder.varString();
            case BINARY -> decoder.varBytes();
            case JSON -> {
                @Nullable Object[] texts = new @Nullable Object[decoder.count(1)];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = decoder.varString();
                }
                yield texts;
            }
            case ANY -> {
                @Nullable Object[] values = new @Nullable Object[decoder.count(1)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = decoder.any();
                }
                yield values;
            }
            case FORMAT -> new Format(decoder.varString(), decoder.varString());
            case TYPE -> {
                TypeKind type = TypeKind.of((int) decoder.varUint());
                yield new Branch(type, type.named() ? decoder.varString() : "");
            }
            case DOC -> new SubDocument(decoder.varString(), decoder.any());
        };
    }
}
