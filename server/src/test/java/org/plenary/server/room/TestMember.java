package org.plenary.server.room;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.protocol.Message;
import org.plenary.crdt.protocol.MessageReader;
import org.plenary.server.draft.Refusal;
import org.plenary.server.identity.Person;

/** A client in a room without a network: its lane is a queue that the test's own thread works off. */
class TestMember implements Member, Lane {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Doc doc = new Doc();
    final List<Long> acknowledged = new ArrayList<>();
    final List<Long> deferred = new ArrayList<>();
    final List<Update> shown = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<Refusal> keptInPart = new ArrayList<>();

    /** Whether it says of itself that it brings its work over after a refusal. */
    boolean bringsOver = true;

    boolean hearsChanges = false;

    final List<Message.Awareness.Entry> seen = new ArrayList<>();
    final List<JsonObject> standing = new ArrayList<>();
    final List<JsonObject> rights = new ArrayList<>();
    final List<JsonObject> standingChanges = new ArrayList<>();
    final List<JsonObject> bracketPlaces = new ArrayList<>();
    final List<JsonObject> decisions = new ArrayList<>();
    final List<JsonObject> removals = new ArrayList<>();
    int frames;
    long seq;
    long sent;
    boolean synced;

    @Nullable
    CloseCode closed;

    private final Person person;
    private final Room room;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private boolean online = true;

    TestMember(Person person, Room room) {
        this.person = person;
        this.room = room;
        doc.onUpdate((update, origin) -> {
            if (origin != this && online) {
                room.submit(this, ++sent, Update.decode(update), false);
            }
        });
    }

    /** Joins and waits until it is in sync. */
    TestMember joined() {
        room.join(this);
        room.sync(this, doc.stateVector());
        until(() -> synced);
        return this;
    }

    /** From now on its own changes stay with it. */
    void goOffline() {
        online = false;
    }

    /** Types into the first clause. */
    void type(int at, String words) {
        firstText().insert(at, words);
    }

    String text() {
        return firstText().toString();
    }

    YXmlText firstText() {
        YXmlElement clause = (YXmlElement) doc.getXmlFragment("text").get(0);
        return (YXmlText) clause.get(0);
    }

    boolean allAnswered() {
        return !acknowledged.isEmpty() && acknowledged.get(acknowledged.size() - 1) == sent;
    }

    /** Works off what comes in until the condition holds; fails when it does not in time. */
    void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                Runnable task = tasks.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (task == null) {
                    throw new AssertionError(person.name() + " waited in vain");
                }
                task.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Works off what has come in so far. */
    void pump() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public Lane lane() {
        return this;
    }

    @Override
    public void run(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void changed(byte[] frame, long newSeq) {
        frames++;
        receive(frame);
        seq = newSeq;
    }

    @Override
    public void inStep(byte[] frame, long newSeq) {
        receive(frame);
        seq = newSeq;
    }

    @Override
    public void answer(byte[] frame) {
        receive(frame);
    }

    @Override
    public void synced(byte[] frame) {
        receive(frame);
    }

    @Override
    public void deferred(long count) {
        deferred.add(count);
    }

    @Override
    public @Nullable String told(String said) {
        return said;
    }

    @Override
    public void awareness(byte[] frame) {
        receive(frame);
    }

    @Override
    public void committed(long count, long newSeq) {
        acknowledged.add(count);
        seq = newSeq;
    }

    @Override
    public void refused(long count, Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public boolean hearsChanges() {
        return hearsChanges;
    }

    @Override
    public boolean bringsOver() {
        return bringsOver;
    }

    @Override
    public void keptInPart(Refusal refusal) {
        keptInPart.add(refusal);
    }

    @Override
    public void notice(Notice kind, byte[] frame) {
        List<JsonObject> heard = switch (kind) {
            case STANDING -> standing;
            case STANDING_CHANGE -> standingChanges;
            case BRACKET_PLACES -> bracketPlaces;
            case RIGHTS -> rights;
            case DECISION -> decisions;
            case REMOVAL -> removals;
        };
        heard.add(notice(frame));
    }

    private static JsonObject notice(byte[] frame) {
        Decoder decoder = new Decoder(frame);
        if (decoder.varUint() != 102) {
            throw new AssertionError("no notice");
        }
        return new JsonObject(decoder.varString());
    }

    @Override
    public void close(CloseCode code, String reason) {
        closed = code;
    }

    private void receive(byte[] frame) {
        MessageReader.read(frame).accept(new Message.Visitor<Void>() {
            @Override
            public Void syncStep1(Message.SyncStep1 message) {
                Update rest = Update.decode(doc.encodeStateAsUpdate(message.stateVector()));
                room.submit(TestMember.this, ++sent, rest, true);
                return null;
            }

            @Override
            public Void syncStep2(Message.SyncStep2 message) {
                synced = true;
                doc.apply(message.update(), TestMember.this);
                return null;
            }

            @Override
            public Void change(Message.Change message) {
                shown.add(message.update());
                doc.apply(message.update(), TestMember.this);
                return null;
            }

            @Override
            public Void awareness(Message.Awareness message) {
                seen.addAll(message.entries());
                return null;
            }

            @Override
            public Void queryAwareness(Message.QueryAwareness message) {
                throw new AssertionError("a server does not ask for awareness");
            }
        });
    }
}
