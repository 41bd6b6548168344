package org.plenary.crdt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.YText;

/** What a server and a client do with a document that was typed by one person at random places, 10,000 edits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
    private static final int EDITS = 10_000;

    private final List<byte[]> updates = new ArrayList<>();
    private final int[] places = new int[EDITS];
    private byte[] state = {};
    private StateVector half = StateVector.EMPTY;
    private Doc doc = new Doc();
    private Update keystroke = Update.EMPTY;

    /** Makes the document and its updates. */
    @Setup
    public void setUp() {
        Random random = new Random(1);
        doc = new Doc(new DocOptions().withClientId(1));
        doc.onUpdate((update, origin) -> updates.add(update));
        YText text = doc.getText("text");
        for (int i = 0; i < EDITS; i++) {
            places[i] = random.nextInt(i + 1);
            text.insert(places[i], "x");
            if (i == EDITS / 2) {
                half = doc.stateVector();
            }
        }
        state = doc.encodeStateAsUpdate();
        Doc other = new Doc(new DocOptions().withClientId(2));
        other.applyUpdate(state, null);
        other.onUpdate((update, origin) -> keystroke = Update.decode(update));
        other.getText("text").insert(EDITS / 2, "y");
    }

    /** Loads the state into an empty document. */
    @Benchmark
    public Doc load() {
        Doc loaded = new Doc();
        loaded.applyUpdate(state, null);
        return loaded;
    }

    /** Encodes all of it. */
    @Benchmark
    public byte[] encode() {
        return doc.encodeStateAsUpdate();
    }

    /** Encodes its second half. */
    @Benchmark
    public byte[] encodeDifference() {
        return doc.encodeStateAsUpdate(half);
    }

    /** Applies the edits one by one. */
    @Benchmark
    public Doc apply() {
        Doc follower = new Doc();
        updates.forEach(update -> follower.applyUpdate(update, null));
        return follower;
    }

    /** Makes the edits by index. */
    @Benchmark
    public Doc edit() {
        Doc editor = new Doc();
        YText text = editor.getText("text");
        for (int place : places) {
            text.insert(place, "x");
        }
        return editor;
    }

    /** What a server asks before it accepts a keystroke. */
    @Benchmark
    public boolean judge() {
        return doc.missing(keystroke).isEmpty() && doc.novelty(keystroke) == keystroke;
    }
}
