package consumer;

import java.util.List;
import java.util.Map;
import org.plenary.crdt.Doc;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message;
import org.plenary.crdt.protocol.MessageReader;

/** Does what the README shows first, and ends with an error if anything else comes of it. */
public final class Consumer {
    private Consumer() {}

    public static void main(String[] arguments) {
        Doc doc = new Doc();
        Doc other = new Doc();
        doc.onUpdate((update, origin) -> other.applyUpdate(update, "network"));
        doc.transact("seed", () -> {
            YXmlElement title = doc.getXmlFragment("text").insertElement(0, "title");
            title.setAttribute("id", "t1");
            title.insertText(0).insert(0, "A draft", Map.of("bold", Map.of()));
        });
        require("<title id=\"t1\"><bold>A draft</bold></title>", other.getXmlFragment("text").toString());

        Doc newcomer = new Doc();
        byte[] frame = Frames.syncStep2(doc.encodeStateAsUpdate(StateVector.decode(newcomer.stateVector().encode())));
        Message.SyncStep2 answer = (Message.SyncStep2) MessageReader.read(frame);
        newcomer.apply(answer.update(), "network");
        require(List.of("text"), List.copyOf(newcomer.rootNames()));
        require(doc.stateVector(), newcomer.stateVector());
    }

    private static void require(Object expected, Object got) {
        if (!expected.equals(got)) {
            throw new AssertionError("expected " + expected + ", got " + got);
        }
    }
}
