package org.plenary.crdt;

import java.util.function.Consumer;
import org.plenary.crdt.encoding.Encoder;

/** Writes updates by hand, as somebody else's program or a forger would. */
final class UpdateBytes {
    private UpdateBytes() {}

    /** An update with the structs of one client and no deletions. */
    static Update of(long client, long clock, int structs, Consumer<Encoder> writing) {
        return Update.decode(bytes(client, clock, structs, writing));
    }

    static byte[] bytes(long client, long clock, int structs, Consumer<Encoder> writing) {
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        run(encoder, client, clock, structs, writing);
        encoder.varUint(0);
        return encoder.toByteArray();
    }

    static void run(Encoder encoder, long client, long clock, int structs, Consumer<Encoder> writing) {
        encoder.varUint(structs);
        encoder.varUint(client);
        encoder.varUint(clock);
        writing.accept(encoder);
    }

    /** Text at the beginning of the root "t". */
    static void rootText(Encoder encoder, String text) {
        encoder.uint8(0x04);
        encoder.varUint(1);
        encoder.varString("t");
        encoder.varString(text);
    }

    /** Text behind the unit. */
    static void textAfter(Encoder encoder, long client, long clock, String text) {
        encoder.uint8(0x84);
        encoder.varUint(client);
        encoder.varUint(clock);
        encoder.varString(text);
    }

    static void skip(Encoder encoder, long length) {
        encoder.uint8(0x0a);
        encoder.varUint(length);
    }
}
