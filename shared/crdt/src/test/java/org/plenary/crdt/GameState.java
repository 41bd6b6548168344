package org.plenary.crdt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Decoder;

/**
 * What can be compared between peers with different histories, as digests.
 *
 * @param pending whether something waits
 * @param vector the state vector
 * @param structs all structs and what is deleted, or the latter alone
 * @param content what users read
 */
record GameState(boolean pending, String vector, String structs, String content) {
    static GameState read(Decoder answers) {
        return new GameState(answers.varUint() == 1, hex(answers), hex(answers), hex(answers));
    }

    /** The state, with the structs or, if some peers keep what they can undo, with all that is deleted. */
    static GameState of(Doc doc, boolean undo) {
        return new GameState(
                !doc.pending().isEmpty(),
                HexFormat.of().formatHex(doc.stateVector().encode()),
                undo ? digest(doc.snapshot().encode()) : digest(structs(doc)),
                digest(DocContent.text(doc)));
    }

    /** What peers agree on even if Yjs does not put all items in the same place everywhere. */
    GameState withoutContent() {
        return new GameState(pending, vector, structs, "");
    }

    static String hex(Decoder answers) {
        return HexFormat.of().formatHex(answers.varBytes());
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * All structs, but those collected that follow each other as one, because when they are joined depends on the order
     * in which they came, here as in Yjs.
     */
    static String structs(Doc doc) {
        StringBuilder lines = new StringBuilder();
        for (ClientStructs client : doc.store().clients()) {
            lines.append(lines.isEmpty() ? "" : "\n").append("client ").append(client.id);
            boolean collected = false;
            for (int at = 0; at < client.size; at++) {
                Struct struct = client.get(at);
                if (struct instanceof Item item) {
                    item(lines, item);
                } else if (!collected) {
                    lines.append('\n').append(struct.clock).append(" collected");
                }
                collected = struct instanceof Gc;
            }
            lines.append('\n').append(client.state()).append(" end");
        }
        return lines.toString();
    }

    private static void item(StringBuilder lines, Item item) {
        lines.append('\n').append(item.clock).append(' ').append(item.kind().number);
        lines.append(item.isDeleted() ? " deleted " : " ");
        id(lines, item.originClient(), item.originClock());
        lines.append(' ');
        id(lines, item.rightOriginClient(), item.rightOriginClock());
    }

    private static void id(StringBuilder lines, @Nullable ClientStructs client, long clock) {
        if (client != null) {
            lines.append(client.id).append(':').append(clock);
        }
    }
}
