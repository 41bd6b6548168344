package org.plenary.server.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Subscription;
import org.plenary.crdt.Update;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.Revision;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.negotiation.Standing;

/**
 * Records of drafts that no editor makes: whatever element in whatever element, texts with strange marks and embedded
 * objects, written by two at once. Each revision says what the text is then.
 */
final class StrangeRecords {
    private static final List<String> CLAUSES =
            List.of("title", "heading", "preambular", "operative", "article", "annex");
    private static final List<String> BLOCKS = List.of(
            "paragraph",
            "paragraph",
            "subparagraph",
            "subparagraph",
            "table",
            "row",
            "headerRow",
            "cell",
            "hardBreak",
            "footnote",
            "operative",
            "section");
    private static final List<String> WORDS =
            List.of("peace", " ", "«Ünïcode»", "😀", "\n", "\u2028", "a\u0000b", "שלום", "a", "b");

    private static final String ANN = "Ann é";

    private final Random random;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Doc> replicas = new ArrayList<>();
    private final List<PersonId> people = List.of(new PersonId("ann"), new PersonId("ben"));
    private Head head = HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE);
    private int revisions;

    private StrangeRecords(long seed) {
        random = new Random(seed);
        for (int i = 0; i < people.size(); i++) {
            replicas.add(new Doc(new DocOptions(100 + i + (random.nextInt(4) == 0 ? 1L << 40 : 0), true, false)));
        }
    }

    /** One, the same for the same seed. */
    static List<Entry> entries(long seed) {
        StrangeRecords made = new StrangeRecords(seed);
        int rounds = 2 + made.random.nextInt(3);
        for (int i = 0; i < rounds; i++) {
            made.round();
            made.bracket();
            made.issue();
        }
        return made.entries;
    }

    /** Both write without knowing of each other, and then learn of it. */
    private void round() {
        List<List<byte[]>> made = new ArrayList<>();
        for (Doc replica : replicas) {
            List<byte[]> updates = new ArrayList<>();
            Subscription listening = replica.onUpdate((update, origin) -> updates.add(update));
            int steps = 1 + random.nextInt(6);
            for (int i = 0; i < steps; i++) {
                step(replica);
            }
            listening.close();
            made.add(updates);
        }
        for (int i = 0; i < made.size(); i++) {
            for (byte[] update : made.get(i)) {
                add(people.get(i), EntryKind.TEXT, update);
                replicas.get(1 - i).apply(Update.decode(update), this);
            }
        }
    }

    private void step(Doc doc) {
        YXmlFragment root = DraftClauses.root(doc);
        doc.transact("step", () -> {
            int steps = 1 + random.nextInt(4);
            for (int i = 0; i < steps; i++) {
                YXmlFragment parent = some(root);
                int length = (int) parent.length();
                switch (random.nextInt(9)) {
                    case 0 -> {
                        if (length > 0) {
                            parent.delete(random.nextInt(length), 1);
                        }
                    }
                    case 1 -> write(parent.insertText(random.nextInt(length + 1)));
                    case 2, 3 -> existing(root);
                    default -> tree(parent, random.nextInt(length + 1), parent == root, 0);
                }
            }
        });
    }

    /** The root, or an element somewhere below. */
    private YXmlFragment some(YXmlFragment root) {
        List<YXmlFragment> all = new ArrayList<>();
        all.add(root);
        for (SharedType type : root.descendants()) {
            if (type instanceof YXmlFragment fragment) {
                all.add(fragment);
            }
        }
        return random.nextInt(3) == 0 ? root : all.get(random.nextInt(all.size()));
    }

    private void existing(YXmlFragment root) {
        List<YText> texts = root.descendants().stream()
                .filter(YText.class::isInstance)
                .map(YText.class::cast)
                .toList();
        if (!texts.isEmpty()) {
            write(texts.get(random.nextInt(texts.size())));
        }
    }

    private void tree(YXmlFragment parent, int at, boolean asClause, int depth) {
        List<String> names = asClause && random.nextInt(8) > 0 ? CLAUSES : BLOCKS;
        if (random.nextInt(40) == 0) {
            parent.insertHook(at, "hook");
            return;
        }
        // As deep as sub-paragraphs go, and deeper.
        boolean deeper =
                parent instanceof YXmlElement in && in.nodeName().equals("subparagraph") && random.nextInt(3) > 0;
        YXmlElement element =
                parent.insertElement(at, deeper ? "subparagraph" : names.get(random.nextInt(names.size())));
        if (random.nextInt(5) > 0) {
            element.setAttribute("id", id());
        }
        int children = depth > 7 ? 0 : deeper ? 1 : random.nextInt(depth < 3 ? 4 : 2);
        for (int i = 0; i < children; i++) {
            if (random.nextInt(3) == 0) {
                write(element.insertText(i));
            } else {
                tree(element, i, false, depth + 1);
            }
        }
    }

    private Object id() {
        return switch (random.nextInt(8)) {
            case 0 -> "not valid";
            case 1 -> 7L;
            case 2 -> "at-100-0";
            default -> "c" + random.nextInt(30);
        };
    }

    private void write(YText text) {
        int length = (int) text.length();
        int at = random.nextInt(length + 1);
        int more = random.nextInt(length - at + 1);
        switch (random.nextInt(7)) {
            case 0 -> text.delete(at, more);
            case 1, 2 -> {
                if (more > 0) {
                    text.format(at, more, marks());
                }
            }
            case 3 -> text.insertEmbed(at, Map.of("image", "x"), Map.of());
            case 4 -> text.insert(at, word(), marks());
            default -> text.insert(at, word());
        }
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Map<String, @Nullable Object> marks() {
        Map<String, @Nullable Object> marks = new HashMap<>();
        for (String mark : List.of("bold", "italic", "strike")) {
            switch (random.nextInt(6)) {
                case 0 -> marks.put(mark, true);
                case 1 -> marks.put(mark, Map.of());
                case 2 -> marks.put(mark, false);
                case 3 -> marks.put(mark, null);
                default -> {}
            }
        }
        return marks;
    }

    private Doc whole() {
        Doc whole = new Doc(new DocOptions().withFormatCleanup(false));
        for (Entry entry : entries) {
            if (entry.kind().isText()) {
                whole.apply(Update.decode(entry.payload()), this);
            }
        }
        return whole;
    }

    /** Brackets on whatever words, in whatever text and footnote, and on whole clauses. */
    private void bracket() {
        Doc whole = whole();
        if (entries.stream().noneMatch(entry -> entry.kind().isPerson())) {
            byte[] ann = ParticipantCodec.encode(new Participant(ANN, Role.CHAIR, null));
            add(people.get(0), EntryKind.PERSON, ann);
        }
        for (YXmlElement clause : DraftClauses.of(whole)) {
            String id = DraftClauses.idOf(clause);
            if (id == null || !ClauseId.isValid(id)) {
                continue;
            }
            Anchor anchor = random.nextInt(3) == 0
                    ? Passages.clause(whole, new ClauseId(id))
                    : words(whole, new ClauseId(id), clause);
            if (anchor != null) {
                DecisionCodec.Recorded recorded = DecisionCodec.encode(
                        new PlaceBracket(BracketKind.PLACEHOLDER, List.of(anchor), Holder.CHAIR, Stance.KEEP, null),
                        ANN);
                add(people.get(0), recorded.kind(), recorded.payload());
            }
        }
    }

    private @Nullable Anchor words(Doc whole, ClauseId id, YXmlElement clause) {
        List<Id> units = new ArrayList<>();
        for (SharedType type : clause.descendants()) {
            if (type instanceof YText text) {
                text.pieces()
                        .forEach(piece -> units.add(new Id(
                                piece.ids().client(),
                                piece.ids().clock()
                                        + random.nextInt((int) piece.ids().length()))));
            }
        }
        if (units.isEmpty()) {
            return null;
        }
        Id from = units.get(random.nextInt(units.size()));
        Id to = units.get(random.nextInt(units.size()));
        String quote = Passages.words(whole, new Anchor(id, from, to, "?")).orElse("");
        if (quote.isEmpty()) {
            return null;
        }
        Anchor anchor = new Anchor(id, from, to, quote);
        try {
            Passages.requireFit(whole, anchor);
            return anchor;
        } catch (IllegalArgumentException e) {
            // It begins or ends within a character.
            return null;
        }
    }

    private void issue() {
        Instrument instrument = InstrumentReader.read(whole());
        revisions++;
        DecisionCodec.Recorded recorded = DecisionCodec.encode(
                new IssueRevision(new Revision(
                        revisions,
                        null,
                        "S/" + revisions,
                        "Strange \"text\" 😀 \u2028",
                        null,
                        null,
                        Hash.of(Fingerprint.of(instrument)),
                        Standing.INITIAL.clauses().statuses(instrument),
                        Revision.numbersOf(instrument))),
                ANN);
        add(people.get(0), recorded.kind(), recorded.payload());
    }

    private void add(PersonId person, EntryKind kind, byte[] payload) {
        Entry entry =
                HashChain.next(head, new NewEntry(1_700_000_000_000L + entries.size(), person, null, kind, payload));
        head = entry.head();
        entries.add(entry);
    }
}
