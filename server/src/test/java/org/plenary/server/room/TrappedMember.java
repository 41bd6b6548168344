package org.plenary.server.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.crdt.Update;
import org.plenary.server.identity.Person;

/**
 * A client whose every call by the room goes through a trap. Like a real connection it hears nothing more once it is
 * closed, and what it throws on its lane ends there.
 */
final class TrappedMember extends TestMember {
    private static final Pattern WORD = Pattern.compile("<[a-z]+\\d+>");

    private final String name;
    private final Trap trap;
    private final Map<Long, String> words = new LinkedHashMap<>();
    private int typed;

    TrappedMember(String name, Person person, Room room, Trap trap) {
        super(person, room);
        this.name = name;
        this.trap = trap;
    }

    /** The same client on another connection, with all that it has. */
    TrappedMember reconnected(Room room) {
        TrappedMember back = new TrappedMember(name, super.person(), room, trap);
        back.typed = typed;
        back.doc.apply(Update.decode(doc.encodeStateAsUpdate()), back);
        back.joined();
        return back;
    }

    /** Types a word that nobody else types. */
    void typeWord() {
        String word = "<" + name + ++typed + ">";
        type(0, word);
        words.put(sent, word);
    }

    /** The words that the server says are saved. */
    Set<String> acknowledgedWords() {
        long last = acknowledged.isEmpty() ? 0 : acknowledged.get(acknowledged.size() - 1);
        Set<String> saved = new TreeSet<>();
        words.forEach((count, word) -> {
            if (count <= last) {
                saved.add(word);
            }
        });
        return saved;
    }

    /** The words that others typed and that it was shown. */
    Set<String> shownWords() {
        Set<String> shown = wordsOf(text());
        shown.removeIf(word -> word.startsWith("<" + name));
        return shown;
    }

    static Set<String> wordsOf(String text) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = WORD.matcher(text); matcher.find(); ) {
            if (!found.add(matcher.group())) {
                throw new AssertionError(matcher.group() + " is there twice");
            }
        }
        return found;
    }

    /** Whether nothing more is to come. */
    boolean isSettled() {
        return closed != null || allAnswered();
    }

    @Override
    public Person person() {
        trap.step(name + ".person");
        return super.person();
    }

    @Override
    public Lane lane() {
        trap.step(name + ".lane");
        return super.lane();
    }

    @Override
    public void run(Runnable task) {
        trap.step(name + ": before something is put on its lane");
        super.run(() -> {
            try {
                task.run();
            } catch (Throwable ended) {
                // As an event loop has it: whoever ran the task hears nothing of it.
            }
        });
        trap.step(name + ": after something was put on its lane");
    }

    private void told(String what, Runnable receive) {
        if (closed == null) {
            trap.step(name + "." + what);
            receive.run();
            trap.step(name + "." + what + ", taken");
        }
    }

    @Override
    public void changed(byte[] frame, long newSeq) {
        told("changed", () -> super.changed(frame, newSeq));
    }

    @Override
    public void inStep(byte[] frame, long newSeq) {
        told("inStep", () -> super.inStep(frame, newSeq));
    }

    @Override
    public void answer(byte[] frame) {
        told("answer", () -> super.answer(frame));
    }

    @Override
    public void synced(byte[] frame) {
        told("synced", () -> super.synced(frame));
    }

    @Override
    public void committed(long count, long newSeq) {
        told("committed", () -> super.committed(count, newSeq));
    }

    @Override
    public void notice(Notice kind, byte[] frame) {
        told(kind.name(), () -> super.notice(kind, frame));
    }

    @Override
    public void close(CloseCode code, String reason) {
        if (closed == null) {
            super.close(code, reason);
            trap.step(name + ".close");
        }
    }
}
