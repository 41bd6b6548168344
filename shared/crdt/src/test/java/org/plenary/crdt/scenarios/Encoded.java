package org.plenary.crdt.scenarios;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;

/**
 * An update in both formats.
 *
 * @param v1 the bytes of format V1
 * @param v2 the bytes of format V2
 */
@SuppressWarnings("ArrayRecordComponent")
record Encoded(byte[] v1, byte[] v2) {
    static Encoded ofV1(byte[] v1) {
        return new Encoded(v1, Update.decode(v1).encodeV2());
    }

    static Encoded merge(List<Encoded> parts) {
        return new Encoded(
                Update.mergeEncoded(parts.stream().map(Encoded::v1).toList()),
                Update.mergeEncodedV2(parts.stream().map(Encoded::v2).toList()));
    }

    /** What the other update, from its beginning up to a gap, does not have. */
    Encoded without(Encoded other) {
        StateVector known = Update.decode(other.v1).stateVector();
        return new Encoded(
                Update.decode(v1).encodeSince(known), Update.decodeV2(v2).encodeSinceV2(known));
    }

    /** Each format made of the other. */
    Encoded converted() {
        return new Encoded(Update.decodeV2(v2).bytes(), Update.decode(v1).encodeV2());
    }

    Map<String, @Nullable Object> toJson() {
        return Shown.map("v1", hex(v1), "v2", hex(v2));
    }

    Map<String, @Nullable Object> stateVectors() {
        return Shown.map(
                "v1", hex(Update.decode(v1).stateVector().encode()),
                "v2", hex(Update.decodeV2(v2).stateVector().encode()));
    }

    /** The clocks from which and to which it has structs of each client. */
    Map<String, @Nullable Object> ranges() {
        return Shown.map("v1", range(Update.decode(v1)), "v2", range(Update.decodeV2(v2)));
    }

    private static Map<String, @Nullable Object> range(Update update) {
        return Shown.map("from", clocks(update.firstClocks()), "to", clocks(update.endClocks()));
    }

    private static Map<String, @Nullable Object> clocks(StateVector vector) {
        Map<String, @Nullable Object> clocks = new LinkedHashMap<>();
        for (long client : vector.clients()) {
            clocks.put(Long.toString(client), vector.get(client));
        }
        return clocks;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
