package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.PlainText;
import org.plenary.instrument.Texts;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;

/**
 * Prints how long redlines of a large draft take: 50 pages that 40 people typed and deleted letter by letter in 200,000
 * entries. Run it with {@code -Xmx1g}; it decides nothing.
 */
final class RedlineSpeed {
    private static final int ENTRIES = Integer.getInteger("plenary.redline.entries", 200_000);
    private static final int PEOPLE = 40;

    private final Random random = new Random(1);
    private final Doc doc = new Doc(new DocOptions(99, false, false));
    private final Attribution attribution = new Attribution();
    private final Copies copies = new Copies(attribution);
    private final List<Doc> peers = new ArrayList<>();
    private final List<byte[]> updates = new ArrayList<>();
    private final int[] heard = new int[PEOPLE];
    private final List<Session> sessions = new ArrayList<>();
    private long attributionNanos;

    public static void main(String[] arguments) {
        new RedlineSpeed().run();
    }

    private void run() {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            clauses.add(Texts.clause(
                    "c" + i, i == 0 ? ClauseKind.TITLE : ClauseKind.OPERATIVE, sentence(), paragraphs(i == 0 ? 0 : 2)));
        }
        Doc seed = new Doc(new DocOptions(50, true, false));
        InstrumentWriter.write(new Instrument(clauses), seed);
        take(seed.encodeStateAsUpdate());
        for (int i = 0; i < PEOPLE; i++) {
            Doc peer = new Doc(new DocOptions(100 + i, true, false));
            peer.onUpdate((update, origin) -> {
                if (!"server".equals(origin)) {
                    take(update);
                }
            });
            peers.add(peer);
        }
        for (int i = 0; i < 8; i++) {
            Session session = new Session();
            session.by = i;
            sessions.add(session);
        }
        long start = System.nanoTime();
        while (attribution.seq() < ENTRIES) {
            work();
        }
        print("making the record", start);
        System.out.printf(
                "entries=%d visible=%d attribution=%d ms bytes=%d memory=%d KB%n",
                attribution.seq(),
                length(InstrumentReader.read(doc)),
                attributionNanos / 1_000_000,
                attribution.encode().length,
                memory() / 1024);
        for (int i = 0; i < 5; i++) {
            measure();
        }
    }

    private static Block[] paragraphs(int count) {
        Block[] blocks = new Block[count];
        for (int i = 0; i < count; i++) {
            blocks[i] = i == 1 ? Texts.sub("A part of it.") : Texts.p("Another paragraph of the clause.");
        }
        return blocks;
    }

    private String sentence() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(word()).append(' ');
        }
        return text.toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    /** What somebody is doing in a text: so many letters are still to be typed, or deleted, there. */
    private static final class Session {
        private int by;
        private YXmlText text;
        private long at;
        private int rest;
        private boolean deletes;
    }

    /**
     * One of those who are at work types, or deletes, a letter; who has done so begins elsewhere, or moves a clause.
     */
    private void work() {
        Session session = sessions.get(random.nextInt(sessions.size()));
        if (session.rest == 0 || session.text.isDeleted()) {
            begin(session);
        } else {
            session.rest--;
            session.at = Math.min(session.at, session.text.length());
            if (!session.deletes) {
                String letter = random.nextInt(6) == 0 ? " " : String.valueOf((char) ('a' + random.nextInt(26)));
                session.text.insert(session.at++, letter);
            } else if (session.text.length() > session.at) {
                session.text.delete(session.at, 1);
            }
        }
    }

    private void begin(Session session) {
        session.by = (session.by + sessions.size()) % PEOPLE;
        Doc peer = peers.get(session.by);
        if (heard[session.by] < updates.size()) {
            List<Update> missed = updates.subList(heard[session.by], updates.size()).stream()
                    .map(Update::decode)
                    .toList();
            heard[session.by] = updates.size();
            peer.apply(Update.merge(missed), "server");
        }
        List<SharedType> clauses = DraftClauses.root(peer).children();
        YXmlElement clause = (YXmlElement) clauses.get(random.nextInt(clauses.size()));
        if (random.nextInt(100) == 0) {
            peer.transact("move", () -> move(peer, clause, clauses));
            session.rest = 0;
            return;
        }
        List<SharedType> texts =
                clause.descendants().stream().filter(YXmlText.class::isInstance).toList();
        session.text = (YXmlText) texts.get(random.nextInt(texts.size()));
        session.at = (long) (random.nextDouble() * (session.text.length() + 1));
        session.rest = 5 + random.nextInt(40);
        session.deletes = random.nextInt(6) == 0;
    }

    private void move(Doc peer, YXmlElement clause, List<SharedType> clauses) {
        YXmlElement made = (YXmlElement)
                DraftClauses.root(peer).insertCopyAfter(clauses.get(random.nextInt(clauses.size())), clause);
        made.setAttribute(DraftSchema.ID, DraftClauses.idOf(clause));
        DraftClauses.root(peer).delete(clause);
    }

    private void take(byte[] update) {
        Applied applied = doc.applyUpdate(update, "peer");
        if (applied.changedNothing()) {
            return;
        }
        updates.add(update);
        long start = System.nanoTime();
        long seq = attribution.seq() + 1;
        attribution.take(seq, applied.inserted(), applied.deleted());
        copies.take(doc, seq, applied);
        attributionNanos += System.nanoTime() - start;
    }

    private void measure() {
        long last = attribution.seq();
        DraftRedline redline = time("first against last", () -> DraftRedline.between(doc, attribution, 1, last));
        time("the last hundredth", () -> DraftRedline.between(doc, attribution, last - last / 100, last));
        time("word by word, by person", () -> redline.wordByWord(seq -> seq % PEOPLE));
        time("figures", () -> redline.figuresBy(seq -> seq % PEOPLE));
        time("blame", () -> DraftRedline.blame(doc, attribution, last, false));
        time("blame with deleted text", () -> DraftRedline.blame(doc, attribution, last, true));
        time("a moment", () -> attribution.at(last / 2));
        time("text at a moment", () -> InstrumentReader.read(doc, attribution.at(last / 2)));
        byte[] bytes = time("encoding", attribution::encode);
        time("decoding", () -> Attribution.decode(bytes));
        byte[] state = doc.encodeStateAsUpdate();
        Doc copy = time("copying the document", () -> {
            Doc made = new Doc(new DocOptions(1, true, false));
            made.applyUpdate(state, "copy");
            return made;
        });
        Instrument old = InstrumentReader.read(doc, attribution.at(last / 2));
        time("restoring half of it", () -> {
            DraftEditor.become(copy, old, null);
            return copy;
        });
    }

    private static <T> T time(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        print(what, start);
        return result;
    }

    private static void print(String what, long start) {
        System.out.printf("%-28s %8.1f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    private static long length(Instrument text) {
        return PlainText.render(text).length();
    }

    /** What the attribution alone takes: the heap with a second one, less that with one. */
    private long memory() {
        byte[] bytes = attribution.encode();
        long before = used();
        Attribution other = Attribution.decode(bytes);
        long after = used();
        return other.seq() == 0 ? 0 : after - before;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
