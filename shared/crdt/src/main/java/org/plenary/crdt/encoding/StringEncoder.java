package org.plenary.crdt.encoding;

/** Writes many strings as one and their lengths in UTF-16 units, as lib0's encoder of this name does. */
public final class StringEncoder {
    private final Encoder text = new Encoder();
    private final UintOptRleEncoder lengths = new UintOptRleEncoder();

    /** Reads a string from the decoder and writes it. */
    public void transfer(Decoder decoder) {
        int length = decoder.count(1);
        int from = decoder.position();
        decoder.skip(length);
        lengths.write(Utf8.countUnits(decoder.array(), from, from + length));
        text.bytes(decoder.array(), from, from + length);
    }

    /** What was written. Nothing can be written any more. */
    public Encoder finish() {
        Encoder all = new Encoder(text.size() + 16);
        all.varUint(text.size());
        all.append(text);
        all.append(lengths.finish());
        return all;
    }
}
