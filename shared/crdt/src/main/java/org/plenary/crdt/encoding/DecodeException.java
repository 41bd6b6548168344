package org.plenary.crdt.encoding;

/** The one failure of every decoder: the bytes are not what they should be. Nothing was changed when it is thrown. */
public final class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault the bytes have. */
    public enum Reason {
        /** The bytes end before the value does. */
        UNEXPECTED_END,
        /** A number does not fit into 53 bits, or is written with too many bytes. */
        NUMBER_OUT_OF_RANGE,
        /** A count or length is greater than the bytes that remain could hold. */
        COUNT_TOO_LARGE,
        /** Few bytes stand for more than the decoder was told to accept. */
        EXPANDS_TOO_MUCH,
        /** Values are nested deeper than the decoder follows. */
        TOO_DEEP,
        /** A string is not valid UTF-8. */
        INVALID_UTF8,
        /** A text is not valid JSON. */
        INVALID_JSON,
        /** A type tag is not known. */
        UNKNOWN_TAG,
        /** Bytes remain where the value should have ended. */
        TRAILING_BYTES,
        /** The parts are readable but contradict each other. */
        INCONSISTENT
    }

    private final Reason reason;
    private final long position;

    /**
     * @param reason the kind of fault
     * @param position the offset of the fault in the input array, or in the text for {@link Reason#INVALID_JSON}
     * @param detail what was expected and what came, as {@code name=value} pairs where there are values
     */
    public DecodeException(Reason reason, long position, String detail) {
        super(reason + " at position=" + position + ": " + detail);
        this.reason = reason;
        this.position = position;
    }

    /** The kind of fault. */
    public Reason reason() {
        return reason;
    }

    /** The offset of the fault in the input. */
    public long position() {
        return position;
    }
}
