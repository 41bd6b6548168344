package org.plenary.server.scale;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.plenary.crdt.Applied;
import org.plenary.crdt.DeltaOp;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.ClauseState;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.Revision;
import org.plenary.server.negotiation.SetStatus;

/**
 * The record of a long negotiation, made up: 40 delegations work on a text of some 50 pages. They type letter by
 * letter, in bursts, two or three at a time; delete letters and words; set marks; split paragraphs; move clauses, add
 * and remove some. Clauses are agreed, and revisions issued on the way. The same seed makes the same record.
 */
final class LongDraft {
    private static final int DELEGATIONS = 40;
    private static final int CLAUSES = 300;
    private static final int WORDS_PER_CLAUSE = 75;
    private static final int REVISIONS = 12;
    private static final int BURST = 120;
    private static final long SECOND = 1_000;
    private static final String SYLLABLES = "re con sta tes par ti ci pa tion cy ber se cu ri ty tru st pro mo te"
            + " ac cord na tio nal law free dom of ex pres sion in te gri ty net work mea sure sup port";

    private final Random random;
    private final Consumer<NewEntry> record;
    private final List<Person> people = new ArrayList<>();
    private final Doc draft = new Doc(new DocOptions().withFormatCleanup(false));
    private final String[] syllables = SYLLABLES.split(" ");
    private long now = 1_760_000_000_000L;
    private int edits;
    private int issued;
    private int fresh;

    LongDraft(long seed, Negotiation process, Consumer<NewEntry> record) {
        this.random = new Random(seed);
        this.record = record;
        for (int i = 0; i < DELEGATIONS; i++) {
            String code = "D" + (char) ('A' + i / 10) + i % 10;
            Delegation delegation =
                    new Delegation(code, "Delegation " + code, DelegationKind.STATE, Capacity.PARTICIPANT);
            Role role = i == 0 ? Role.CHAIR : Role.DELEGATE;
            people.add(
                    new Person(new PersonId("person-" + i), "Person " + i, role, i == 0 ? null : delegation, process));
        }
        people.forEach(this::introduce);
        Doc seedDoc = new Doc(new DocOptions(1, true, false));
        InstrumentWriter.write(seedText(), seedDoc);
        text(people.get(0), seedDoc.encodeStateAsUpdate());
        edits = 0;
    }

    private void introduce(Person person) {
        add(person, EntryKind.PERSON, ParticipantCodec.encode(Participant.of(person)));
    }

    private void add(Person person, EntryKind kind, byte[] payload) {
        record.accept(new NewEntry(now, person.id(), person.delegationCode(), kind, payload));
    }

    private Applied text(Person person, byte[] update) {
        now += 1 + random.nextInt(250);
        add(person, EntryKind.TEXT, update);
        edits++;
        return draft.apply(Update.decode(update), null);
    }

    private Instrument seedText() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(new ClauseId("title"), ClauseKind.TITLE, "A long declaration"));
        for (int i = 0; i < CLAUSES; i++) {
            ClauseKind kind = i < CLAUSES / 5 ? ClauseKind.PREAMBULAR : ClauseKind.OPERATIVE;
            clauses.add(Clause.of(new ClauseId("c" + i), kind, words(WORDS_PER_CLAUSE)));
        }
        return new Instrument(clauses);
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ");
            for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
                words.append(syllables[random.nextInt(syllables.length)]);
            }
        }
        return words.toString();
    }

    /** Writes until the record has so many changes of the text. */
    void write(int count) {
        while (edits < count) {
            session();
            if (random.nextInt(4) == 0) {
                decide();
            }
            if ((long) edits * REVISIONS / count > issued) {
                issue();
            }
        }
        while (issued < REVISIONS) {
            issue();
        }
    }

    /** Two or three write at once for a while, each on a device of their own. */
    private void session() {
        now += random.nextInt(3_600) * SECOND;
        byte[] state = draft.encodeStateAsUpdate();
        List<Writer> writers = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            writers.add(new Writer(people.get(1 + random.nextInt(people.size() - 1)), state));
        }
        for (int i = 0; i < BURST; i++) {
            Writer writer = writers.get(random.nextInt(writers.size()));
            for (byte[] update : writer.edit()) {
                text(writer.person, update);
                writers.stream().filter(other -> other != writer).forEach(other -> other.learn(update));
            }
        }
    }

    private void decide() {
        List<YXmlElement> clauses = DraftClauses.of(draft);
        String id = DraftClauses.idOf(clauses.get(random.nextInt(clauses.size())));
        ClauseStatus status = random.nextBoolean() ? ClauseStatus.BRACKETED : ClauseStatus.OPEN;
        decide(new SetStatus(new ClauseId(String.valueOf(id)), status, null));
    }

    private void decide(Decision decision) {
        DecisionCodec.Recorded recorded =
                DecisionCodec.encode(decision, people.get(0).name());
        add(people.get(0), recorded.kind(), recorded.payload());
    }

    private void issue() {
        issued++;
        Instrument text = InstrumentReader.read(draft);
        List<ClauseState> statuses = text.clauses().stream()
                .map(clause -> new ClauseState(clause.id(), ClauseStatus.OPEN))
                .toList();
        String symbol = "WP.1/Rev." + issued;
        String title = "Revision " + issued;
        decide(new IssueRevision(
                new Revision(issued, null, symbol, title, null, null, Hash.of(Fingerprint.of(text)), statuses)));
    }

    /** Somebody at a device. */
    private final class Writer {
        private final Person person;
        private final Doc copy;
        private final List<byte[]> made = new ArrayList<>();
        private YXmlText text;
        private int caret;
        private int left;
        private boolean deleting;

        Writer(Person person, byte[] state) {
            this.person = person;
            copy = new Doc(new DocOptions(random.nextLong(1L << 32), true, false));
            DraftClauses.root(copy);
            copy.applyUpdate(state, this);
            copy.onUpdate((update, origin) -> {
                if (origin != this) {
                    made.add(update);
                }
            });
            text = somewhere();
        }

        void learn(byte[] update) {
            copy.applyUpdate(update, this);
        }

        List<byte[]> edit() {
            made.clear();
            if (left == 0 || text.isDeleted() || text.length() < caret) {
                begin();
            }
            left--;
            if (deleting && caret > 0) {
                caret--;
                text.delete(caret, 1);
            } else if (!deleting) {
                String typed = String.valueOf(words(1).charAt(0));
                text.insert(caret, random.nextInt(6) == 0 ? " " : typed);
                caret++;
            }
            return List.copyOf(made);
        }

        /** Goes somewhere to type or delete for a while; now and then does something else first. */
        private void begin() {
            switch (random.nextInt(60)) {
                case 0 -> move();
                case 1 -> copy.transact(null, () -> make(random.nextInt((int) root().length() + 1)));
                case 2 -> split();
                case 3 -> {
                    if (root().length() > CLAUSES) {
                        root().delete(1 + random.nextInt((int) root().length() - 1), 1);
                    }
                }
                case 4, 5, 6 -> mark();
                case 7, 8, 9, 10 -> deleteWords();
                default -> {}
            }
            text = somewhere();
            caret = random.nextInt((int) text.length() + 1);
            deleting = random.nextInt(3) == 0;
            left = deleting ? 1 + random.nextInt(12) : 5 + random.nextInt(50);
        }

        private YXmlFragment root() {
            return DraftClauses.root(copy);
        }

        private YXmlText somewhere() {
            while (true) {
                YXmlElement clause = (YXmlElement) root().get(random.nextInt((int) root().length()));
                List<SharedType> texts = clause.descendants().stream()
                        .filter(YXmlText.class::isInstance)
                        .toList();
                if (!texts.isEmpty()) {
                    return (YXmlText) texts.get(random.nextInt(texts.size()));
                }
            }
        }

        private void make(int at) {
            YXmlElement clause = root().insertElement(at, "operative");
            clause.setAttribute("id", "n" + fresh++ + HexFormat.of().toHexDigits((byte) random.nextInt()));
            clause.insertElement(0, "paragraph").insertText(0).insert(0, "New.");
        }

        /** As the editor does: the clause is deleted, and written anew elsewhere. */
        private void move() {
            int from = 1 + random.nextInt((int) root().length() - 1);
            YXmlElement clause = (YXmlElement) root().get(from);
            copy.transact(null, () -> {
                root().insertCopy(random.nextInt((int) root().length() + 1), clause);
                root().delete(clause);
            });
        }

        private void split() {
            YXmlText split = somewhere();
            YXmlElement paragraph = (YXmlElement) split.parent();
            if (paragraph == null || !paragraph.nodeName().equals("paragraph") || split.length() < 2) {
                return;
            }
            YXmlFragment holder = (YXmlFragment) paragraph.parent();
            int at = 1 + random.nextInt((int) split.length() - 1);
            String tail = plain(split).substring(at);
            copy.transact(null, () -> {
                split.delete(at, split.length() - at);
                holder.insertElementAfter(paragraph, "paragraph").insertText(0).insert(0, tail);
            });
        }

        private String plain(YXmlText of) {
            StringBuilder all = new StringBuilder();
            for (DeltaOp.Insert op : of.toDelta()) {
                all.append(op.insert());
            }
            return all.toString();
        }

        private void mark() {
            YXmlText marked = somewhere();
            if (marked.length() > 10) {
                int from = random.nextInt((int) marked.length() - 8);
                marked.format(from, 1 + random.nextInt(8), Map.of("bold", Map.of()));
            }
        }

        private void deleteWords() {
            YXmlText shorter = somewhere();
            if (shorter.length() > 60) {
                int from = random.nextInt((int) shorter.length() - 40);
                shorter.delete(from, 5 + random.nextInt(35));
            }
        }
    }
}
