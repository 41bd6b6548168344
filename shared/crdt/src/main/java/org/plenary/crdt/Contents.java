package org.plenary.crdt;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * What can be done with the content of an item, by its kind.
 *
 * <table><caption>The object that stands for the content</caption> <tr><td>DELETED</td><td>null (the item's length says
 * all)</td></tr> <tr><td>JSON</td><td>Object[] of String, each a JSON text or {@code undefined}; may have room behind
 * its values</td></tr> <tr><td>BINARY</td><td>byte[]</td></tr> <tr><td>STRING</td><td>what {@link TextUnits} makes; may
 * have room behind its units</td></tr> <tr><td>EMBED</td><td>String, the JSON text</td></tr>
 * <tr><td>FORMAT</td><td>{@link Format}</td></tr> <tr><td>TYPE</td><td>{@link Branch}</td></tr>
 * <tr><td>ANY</td><td>Object[]; may have room behind its values</td></tr> <tr><td>DOC</td><td>{@link
 * SubDocument}</td></tr> </table>
 */
final class Contents {
    private Contents() {}

    /** The number of units that there is room for, in new content the number of units; not for DELETED. */
    static long length(ContentKind kind, @Nullable Object content) {
        return switch (kind) {
            case STRING -> TextUnits.capacity(content);
            case JSON, ANY -> values(content).length;
            default -> 1;
        };
    }

    private static @Nullable Object[] values(@Nullable Object content) {
        return (@Nullable Object[]) Objects.requireNonNull(content);
    }

    /** The same content for another item, a type being empty. */
    static @Nullable Object copy(ContentKind kind, @Nullable Object content, long length) {
        return switch (kind) {
            case STRING -> TextUnits.copy(content, (int) length);
            case JSON, ANY -> Arrays.copyOf((@Nullable Object[]) Objects.requireNonNull(content), (int) length);
            case TYPE -> {
                Branch type = (Branch) Objects.requireNonNull(content);
                yield new Branch(type.kind, type.name);
            }
            case DOC -> ((SubDocument) Objects.requireNonNull(content)).copy();
            default -> content;
        };
    }

    /** Whether two contents of this kind can become one. */
    static boolean joinable(ContentKind kind) {
        return kind == ContentKind.STRING
                || kind == ContentKind.DELETED
                || kind == ContentKind.ANY
                || kind == ContentKind.JSON;
    }

    /** The first {@code offset} units. Half of a surrogate pair becomes U+FFFD. May share the array. */
    static @Nullable Object head(ContentKind kind, @Nullable Object content, long offset) {
        int end = (int) offset;
        return switch (kind) {
            case STRING -> TextUnits.head(content, end);
            case JSON, ANY -> Arrays.copyOf(values(content), end);
            default -> content;
        };
    }

    /** Of {@code length} units, those from {@code offset} on. Half of a surrogate pair becomes U+FFFD. */
    static @Nullable Object tail(ContentKind kind, @Nullable Object content, long length, long offset) {
        int from = (int) offset;
        return switch (kind) {
            case STRING -> TextUnits.tail(content, from, (int) length);
            case JSON, ANY -> Arrays.copyOfRange(values(content), from, (int) length);
            default -> content;
        };
    }

    /** The {@code length} units of one content and then the {@code count} units of another, which can be joined. */
    static @Nullable Object append(
            ContentKind kind, @Nullable Object content, long length, @Nullable Object next, long count) {
        return switch (kind) {
            case STRING -> TextUnits.append(content, (int) length, next, (int) count);
            case JSON, ANY -> append(values(content), (int) length, values(next), (int) count);
            default -> content;
        };
    }

    private static @Nullable Object[] append(
            @Nullable Object[] values, int length, @Nullable Object[] more, int count) {
        int end = Math.addExact(length, count);
        @Nullable Object[] target = end <= values.length ? values : Arrays.copyOf(values, TextUnits.grown(end));
        System.arraycopy(more, 0, target, length, count);
        return target;
    }

    /** Writes the content of {@code length} units from unit {@code offset} on. */
    static void write(Encoder encoder, ContentKind kind, @Nullable Object content, long length, long offset) {
        switch (kind) {
            case GC, DELETED, SKIP -> encoder.varUint(length - offset);
            case STRING -> TextUnits.write(encoder, content, (int) offset, (int) length);
            case EMBED -> encoder.varString((String) Objects.requireNonNull(content));
            case BINARY -> encoder.varBytes((byte[]) Objects.requireNonNull(content));
            case JSON -> {
                @Nullable Object[] texts = values(content);
                encoder.varUint(length - offset);
                for (int i = (int) offset; i < length; i++) {
                    encoder.varString((String) Objects.requireNonNull(texts[i]));
                }
            }
            case ANY -> {
                @Nullable Object[] values = values(content);
                encoder.varUint(length - offset);
                for (int i = (int) offset; i < length; i++) {
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
            case STRING -> TextUnits.read(decoder);
            case EMBED -> decoder.varString();
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
            case DOC -> SubDocument.read(decoder.varString(), decoder.any());
        };
    }
}
