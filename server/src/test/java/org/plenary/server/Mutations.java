package org.plenary.server;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message.Awareness;

/** Frames as clients send them, and what becomes of them when a few bytes are changed. The same for the same seed. */
public final class Mutations {
    private static final int EDITS = 60;
    private static final int MOST_MUTATIONS = 4;
    private static final int[] TELLING = {0, 1, 2, 0x7f, 0x80, 0x84, 0xc4, 0xff};

    private final Random random;
    private final List<byte[]> updates = new ArrayList<>();
    private final List<byte[]> valid = new ArrayList<>();
    private int delivered;

    /** @param start a state on which the valid frames' changes build */
    public Mutations(long seed, Doc start) {
        this.random = new Random(seed);
        Doc doc = new Doc();
        doc.apply(Update.decode(start.encodeStateAsUpdate()), null);
        doc.onUpdate((update, origin) -> updates.add(update));
        for (int i = 0; i < EDITS; i++) {
            edit(doc);
        }
        updates.forEach(update -> valid.add(Frames.change(update)));
        valid.add(Frames.syncStep1(doc.stateVector()));
        valid.add(Frames.syncStep2(doc.encodeStateAsUpdate()));
        valid.add(Frames.syncStep2(doc.encodeStateAsUpdate(start.stateVector())));
        valid.add(Frames.awareness(List.of(
                new Awareness.Entry(7, 1, "{\"cursor\":{\"anchor\":[1,2.5,null,true]}}"),
                new Awareness.Entry(8, 2, null))));
        valid.add(new byte[] {3});
    }

    private void edit(Doc doc) {
        YXmlElement clause = (YXmlElement) doc.getXmlFragment("text").get(0);
        YXmlText text = (YXmlText) clause.get(0);
        int length = Math.toIntExact(text.length());
        switch (random.nextInt(5)) {
            case 0 -> text.format(length / 3, Math.min(3, length - length / 3), Map.of("bold", Map.of()));
            case 1 -> text.delete(length / 2, Math.min(2, length - length / 2));
            case 2 ->
                doc.transact(null, () -> {
                    YXmlElement made = doc.getXmlFragment("text").insertElement(1, "article");
                    made.setAttribute("id", "made-" + random.nextInt(1_000_000));
                    made.insertElement(0, "paragraph").insertText(0).insert(0, "x" + random.nextInt());
                });
            default -> text.insert(random.nextInt(length + 1), "w" + random.nextInt(1000) + "é🕊 ");
        }
    }

    /**
     * A valid frame with a few changes, or one around a valid update with a few changes; and now and then the next of
     * the valid updates as it is, so that others can build on it.
     */
    public byte[] next() {
        return switch (random.nextInt(4)) {
            case 0 -> mutated(any());
            case 1 -> Frames.change(updates.get(delivered++ % updates.size()));
            default -> {
                int near = Math.min(updates.size() - 1, random.nextInt(delivered + 4));
                yield Frames.change(mutated(updates.get(near).clone()));
            }
        };
    }

    private byte[] mutated(byte[] bytes) {
        byte[] changed = bytes;
        for (int left = 1 + random.nextInt(MOST_MUTATIONS); left > 0; left--) {
            changed = mutate(changed);
        }
        return changed;
    }

    private byte[] any() {
        return valid.get(random.nextInt(valid.size())).clone();
    }

    private byte[] mutate(byte[] frame) {
        if (frame.length == 0) {
            return any();
        }
        int at = random.nextInt(frame.length);
        switch (random.nextInt(7)) {
            case 0 -> frame[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> frame[at] = (byte) TELLING[random.nextInt(TELLING.length)];
            case 2 -> frame[at] += (byte) (random.nextInt(5) - 2);
            case 3 -> frame = join(frame, at, new byte[0], at + 1);
            case 4 -> frame = join(frame, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 5 -> frame = join(frame, at, new byte[0], frame.length);
            default -> {
                byte[] other = any();
                int from = random.nextInt(other.length);
                byte[] part = java.util.Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from) + 1);
                frame = join(frame, at, part, Math.min(frame.length, at + part.length));
            }
        }
        return frame;
    }

    private static byte[] join(byte[] frame, int until, byte[] part, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(frame, 0, until);
        joined.writeBytes(part);
        joined.write(frame, from, frame.length - from);
        return joined.toByteArray();
    }
}
