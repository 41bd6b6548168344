package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.draft.GateDraft.CHAIR;
import static org.plenary.server.draft.GateDraft.CLAIRE;
import static org.plenary.server.draft.GateDraft.DANIEL;
import static org.plenary.server.draft.GateDraft.WATCHER;
import static org.plenary.server.draft.GateDraft.clause;
import static org.plenary.server.draft.GateDraft.index;
import static org.plenary.server.draft.GateDraft.root;
import static org.plenary.server.draft.GateDraft.text;
import static org.plenary.server.draft.RawUpdate.Where.between;
import static org.plenary.server.draft.RawUpdate.Where.in;
import static org.plenary.server.draft.RawUpdate.Where.inRoot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.Access;
import org.plenary.server.negotiation.AccessLevel;
import org.plenary.server.negotiation.AccessRule;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.SetAccess;
import org.plenary.server.negotiation.SetMode;

/**
 * A hostile client: every way to change a clause that is frozen, and to bring into a draft what does not belong there.
 * Each attack on the frozen clause {@code b} is also made on the open clause {@code a}, where it must be let through:
 * what is refused is the clause, and not the form of the attack.
 */
class HostileGateTest {
    private static final long MINE = 5;
    private static final long OTHERS = 77;

    private final GateDraft draft = new GateDraft(new Instrument(List.of(
            Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
            Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Alpha 🕊 words"),
            Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Betas 🕊 words"),
            Clause.of(new ClauseId("c"), ClauseKind.OPERATIVE, "Gamma 🕊 words"))));
    private Map<String, String> before;

    @BeforeEach
    void freeze() {
        draft.decide("b", ClauseStatus.AGREED);
        before = draft.clauses();
    }

    private Id id(SharedType type) {
        return Objects.requireNonNull(type.id());
    }

    private Id elementId(String clause) {
        return id(clause(draft.draft.doc(), clause));
    }

    private Id textId(String clause) {
        return id(text(draft.draft.doc(), clause));
    }

    /** Refused for a reason, with everything as it was. */
    private void assertRefused(Refusal.Reason reason, @Nullable String clause, Person person, Update update) {
        GateDraft.Outcome outcome = draft.submit(person, update);
        assertThat(outcome.word()).isEqualTo(reason.wireName());
        assertThat(Objects.requireNonNull(outcome.refusal()).clause()).isEqualTo(clause);
        assertThat(draft.clauses()).isEqualTo(before);
    }

    private void assertRefused(Refusal.Reason reason, Update update) {
        assertRefused(reason, null, CLAIRE, update);
    }

    private void assertAccepted(Person person, Update update) {
        assertThat(draft.submit(person, update).word()).isEqualTo("accepted");
    }

    /** An attack that fails on the frozen clause, even if the chair makes it, and works on the open one. */
    private void assertFrozen(Function<String, Update> attack) {
        assertRefused(Refusal.Reason.FROZEN, "b", CLAIRE, attack.apply("b"));
        assertRefused(Refusal.Reason.FROZEN, "b", CHAIR, attack.apply("b"));
        assertAccepted(CLAIRE, attack.apply("a"));
        assertThat(draft.clauses()).containsEntry("b", before.get("b"));
    }

    private Update change(Consumer<Doc> change) {
        return draft.change(MINE, change);
    }

    private RawUpdate raw() {
        return new RawUpdate().by(MINE, 0);
    }

    @Test
    void insertsNothingIntoAFrozenClause() {
        assertFrozen(clause -> change(doc -> text(doc, clause).insert(3, "!")));
    }

    @Test
    void insertsNothingIntoAFrozenClauseAmongOtherThings() {
        assertFrozen(clause -> change(doc -> {
            text(doc, "c").insert(3, "!");
            text(doc, clause).insert(3, "!");
        }));
    }

    @Test
    void formatsNothingInAFrozenClause() {
        assertFrozen(clause -> change(doc -> text(doc, clause).format(0, 3, Map.of("bold", Map.of()))));
    }

    @Test
    void deletesNoMarkThatHasAnEffectInAFrozenClause() {
        // given
        assertAccepted(CLAIRE, change(doc -> text(doc, "c").format(0, 3, Map.of("bold", true))));
        draft.decide("c", ClauseStatus.ADOPTED);
        before = draft.clauses();

        // when / then
        Update unmark = draft.change(9, doc -> text(doc, "c").format(0, 3, nullMark()));
        assertThat(unmark.structCount()).as("it only deletes").isZero();
        assertRefused(Refusal.Reason.FROZEN, "c", CLAIRE, unmark);
    }

    private static Map<String, Object> nullMark() {
        Map<String, Object> mark = new java.util.HashMap<>();
        mark.put("bold", null);
        return mark;
    }

    @Test
    void addsAndRemovesNoElementInAFrozenClause() {
        assertFrozen(clause -> change(doc ->
                clause(doc, clause).insertElement(1, "paragraph").insertText(0).insert(0, "More")));
        before = draft.clauses();
        assertFrozen(clause -> draft.change(6, doc -> clause(doc, clause).delete(0, 1)));
    }

    @Test
    void deletesNothingInAFrozenClauseByRange() {
        assertFrozen(clause -> change(doc -> text(doc, clause).delete(2, 3)));
    }

    @Test
    void deletesNothingInAFrozenClauseByADeleteSetAlone() {
        Id unit = draft.unit("b", 0);
        assertRefused(
                Refusal.Reason.FROZEN,
                "b",
                CLAIRE,
                new RawUpdate().delete(unit.client(), unit.clock(), 1).build());
    }

    @Test
    void deletesNoRangeThatReachesFromAnOpenClauseIntoAFrozenOne() {
        Id from = draft.unit("a", 3);
        Id to = draft.unit("b", 2);
        assertRefused(
                Refusal.Reason.FROZEN,
                "b",
                CLAIRE,
                new RawUpdate()
                        .delete(from.client(), from.clock(), to.clock() - from.clock())
                        .build());
    }

    @Test
    void deletesNoRangeOfItsOwnLettersThatBeginsInAFrozenClause() {
        // given letters that follow one another by their ids and stand in two clauses
        Id inC = draft.unit("c", 1);
        Id inA = draft.unit("a", 1);
        assertAccepted(
                CLAIRE,
                raw().string(between(inC, null), "x")
                        .string(between(inA, null), "y")
                        .build());
        draft.decide("c", ClauseStatus.AGREED);
        before = draft.clauses();

        // then
        assertRefused(
                Refusal.Reason.FROZEN,
                "c",
                CLAIRE,
                new RawUpdate().delete(MINE, 0, 2).build());
        assertAccepted(CLAIRE, new RawUpdate().delete(MINE, 1, 1).build());
    }

    @Test
    void deletesNoFrozenClauseAsAWhole() {
        assertRefused(Refusal.Reason.FROZEN, "b", CHAIR, change(doc -> root(doc).delete(index(doc, "b"), 1)));
        Id element = elementId("b");
        assertRefused(
                Refusal.Reason.FROZEN,
                "b",
                CHAIR,
                new RawUpdate().delete(element.client(), element.clock(), 1).build());
    }

    @Test
    void movesNoFrozenClause() {
        assertRefused(Refusal.Reason.FROZEN, "b", CHAIR, change(doc -> {
            YXmlElement old = clause(doc, "b");
            root(doc).insertCopy(0, old);
            root(doc).delete(index(doc, "b") + 3, 1);
        }));
    }

    @Test
    void makesNoOtherKindOfAFrozenClause() {
        assertFrozen(clause -> change(doc -> becomes(doc, clause, "article")));
    }

    private static void becomes(Doc doc, String clause, String kind) {
        int at = index(doc, clause);
        root(doc).delete(at, 1);
        YXmlElement made = root(doc).insertElement(at, kind);
        made.setAttribute("id", clause);
        made.insertElement(0, "paragraph").insertText(0).insert(0, "Other words");
    }

    @Test
    void putsNothingIntoAFrozenClauseByNamingItsParent() {
        assertFrozen(clause -> raw().string(in(textId(clause)), "smuggled").build());
        before = draft.clauses();
        assertRefused(
                Refusal.Reason.FROZEN,
                "b",
                CLAIRE,
                new RawUpdate()
                        .by(6, 0)
                        .element(in(elementId("b")), "paragraph")
                        .build());
    }

    @Test
    void putsNothingIntoAFrozenClauseByOneOriginAlone() {
        assertFrozen(clause ->
                raw().string(between(draft.unit(clause, 1), null), "x").build());
        before = draft.clauses();
        assertRefused(
                Refusal.Reason.FROZEN,
                "b",
                CLAIRE,
                new RawUpdate()
                        .by(6, 0)
                        .string(between(null, draft.unit("b", 1)), "x")
                        .build());
    }

    @Test
    void putsNothingBetweenNeighboursInTwoClauses() {
        assertRefused(
                Refusal.Reason.NEIGHBOURS_APART,
                raw().string(between(draft.unit("a", 1), draft.unit("b", 1)), "x")
                        .build());
        assertRefused(
                Refusal.Reason.NEIGHBOURS_APART,
                raw().string(between(draft.unit("b", 1), draft.unit("a", 1)), "x")
                        .build());
    }

    @Test
    void putsNothingBetweenALivingNeighbourAndACollectedOne() {
        // given a clause that is gone, so that the server knows of its words no more than their ids
        Id gone = draft.unit("c", 3);
        assertAccepted(CHAIR, draft.change(8, doc -> root(doc).delete(index(doc, "c"), 1)));
        before = draft.clauses();

        // then half of the dove in the frozen clause is not cut off by naming both
        Id half = draft.unit("b", 6);
        assertRefused(
                Refusal.Reason.NEIGHBOURS_APART,
                raw().string(between(half, gone), "x").build());
        assertRefused(
                Refusal.Reason.NEIGHBOURS_APART,
                raw().string(between(gone, half), "x").build());
    }

    @Test
    void isTakenForMereTypingOnlyWhereItStandsSideBySideAndIsSmall() {
        // given words of Claire's own
        assertAccepted(
                CLAIRE,
                raw().string(between(draft.unit("a", 1), draft.unit("a", 2)), "own")
                        .build());

        // when she goes on with them elsewhere: by the clock the next letter, by its neighbours anywhere
        for (RawUpdate.Where where : List.of(
                between(draft.unit("a", 4), draft.unit("a", 0)),
                between(draft.unit("a", 0), draft.unit("a", 9)),
                between(draft.unit("a", 0), null),
                between(null, draft.unit("a", 9)))) {
            long next = draft.draft.doc().stateVector().get(MINE);
            Update elsewhere = new RawUpdate().by(MINE, next).string(where, "x").build();

            // then it is looked at in full, with what it costs
            assertThat(draft.draft.doc().textEdited(elsewhere)).isNull();
            assertAccepted(CLAIRE, elsewhere);
        }
        long next = draft.draft.doc().stateVector().get(MINE);
        Update huge = new RawUpdate()
                .by(MINE, next)
                .string(between(draft.unit("a", 12), draft.unit("a", 13)), "x".repeat(1 << 20))
                .build();
        assertThat(draft.draft.doc().textEdited(huge)).isNull();
        before = draft.clauses();
        assertFrozen(clause -> new RawUpdate()
                .by(9, 0)
                .string(between(draft.unit(clause, 9), draft.unit(clause, 3)), "x")
                .build());
    }

    @Test
    void cutsNoCharacterOfAFrozenClauseInHalf() {
        assertFrozen(clause -> raw().tombstone(between(draft.unit(clause, 6), draft.unit(clause, 7)), 1)
                .build());
        assertThat(draft.clauses().get("b")).contains("🕊");
    }

    @Test
    void reachesAFrozenClauseThroughNoChainOfItsOwnStructs() {
        assertFrozen(clause -> {
            RawUpdate update = raw().string(between(draft.unit(clause, 1), null), "x");
            return update.string(between(new Id(MINE, 0), null), "y").build();
        });
    }

    @Test
    void writesUnderNobodyElsesNextClock() {
        // given what Daniel wrote
        Update daniels = draft.change(OTHERS, doc -> text(doc, "a").insert(0, "Daniel "));
        assertAccepted(DANIEL, daniels);
        before = draft.clauses();

        // when Claire goes on in his name
        Update forged = new RawUpdate()
                .by(OTHERS, 7)
                .string(between(new Id(OTHERS, 6), null), "x")
                .build();

        // then
        assertRefused(Refusal.Reason.FOREIGN_CLIENT, forged);
        assertAccepted(DANIEL, forged);
    }

    @Test
    void writesUnderNobodyElsesNextClockAmongItsOwn() {
        assertAccepted(DANIEL, draft.change(OTHERS, doc -> text(doc, "a").insert(0, "Daniel ")));
        before = draft.clauses();
        assertRefused(
                Refusal.Reason.FOREIGN_CLIENT,
                raw().string(between(draft.unit("c", 1), null), "x")
                        .by(OTHERS, 7)
                        .string(between(draft.unit("c", 3), null), "x")
                        .build());
    }

    @Test
    void uselesslyOccupiesNobodyElsesNextClock() {
        assertAccepted(DANIEL, draft.change(OTHERS, doc -> text(doc, "a").insert(0, "Daniel ")));
        before = draft.clauses();
        assertRefused(
                Refusal.Reason.FOREIGN_CLIENT,
                new RawUpdate().by(OTHERS, 7).collected(1000).build());
        assertRefused(
                Refusal.Reason.FOREIGN_CLIENT,
                new RawUpdate()
                        .by(OTHERS, 7)
                        .tombstone(between(draft.unit("c", 1), null), 1000)
                        .build());
    }

    @Test
    void writesUnderNoIdThatSomebodyHasAnnounced() {
        draft.draft.clientIds().announced(OTHERS, DANIEL.id());
        Update early = draft.change(OTHERS, doc -> text(doc, "a").insert(0, "x"));
        assertRefused(Refusal.Reason.FOREIGN_CLIENT, early);
        assertAccepted(DANIEL, early);
    }

    @Test
    void writesUnderNoIdOfTheSeed() {
        assertRefused(
                Refusal.Reason.FOREIGN_CLIENT,
                new RawUpdate()
                        .by(1, draft.draft.doc().stateVector().get(1))
                        .string(between(draft.unit("a", 1), null), "x")
                        .build());
    }

    @Test
    void knowsWhoseIdsAreWhoseFromTheRecordAlone() {
        assertAccepted(DANIEL, draft.change(OTHERS, doc -> text(doc, "a").insert(0, "Daniel ")));
        ClientIds replayed = draft.replayed().clientIds();
        assertThat(replayed.mayUse(OTHERS, DANIEL.id())).isTrue();
        assertThat(replayed.mayUse(OTHERS, CLAIRE.id())).isFalse();
        assertThat(replayed.mayUse(MINE, CLAIRE.id())).isTrue();
    }

    @Test
    void changesTheIdOfNoClause() {
        assertRefused(
                Refusal.Reason.CLAUSE_ID,
                "a",
                CLAIRE,
                change(doc -> clause(doc, "a").setAttribute("id", "z")));
        assertRefused(
                Refusal.Reason.CLAUSE_ID,
                "a",
                CHAIR,
                raw().any(in(elementId("a"), "id"), "z").build());
        assertRefused(
                Refusal.Reason.CLAUSE_ID,
                "a",
                CHAIR,
                raw().tombstone(in(elementId("a"), "id"), 1).build());
        assertRefused(
                Refusal.Reason.FROZEN,
                "b",
                CHAIR,
                raw().any(in(elementId("b"), "id"), "z").build());
    }

    @Test
    void takesTheIdOfNoClauseAway() {
        assertRefused(
                Refusal.Reason.CLAUSE_ID,
                "a",
                CHAIR,
                change(doc -> clause(doc, "a").removeAttribute("id")));
    }

    @Test
    void makesNoClauseWithoutAnIdOfItsOwn() {
        List<Consumer<YXmlElement>> ids = List.of(
                made -> {},
                made -> made.setAttribute("id", ""),
                made -> made.setAttribute("id", "not an id"),
                made -> made.setAttribute("id", 5),
                made -> {
                    made.setAttribute("id", "fine");
                    made.removeAttribute("id");
                });
        for (Consumer<YXmlElement> id : ids) {
            assertRefused(
                    Refusal.Reason.CLAUSE_ID,
                    null,
                    CHAIR,
                    change(doc -> id.accept(root(doc).insertElement(1, "operative"))));
        }
        assertAccepted(CHAIR, change(doc -> {
            YXmlElement made = root(doc).insertElement(1, "operative");
            made.setAttribute("id", "first");
            made.setAttribute("id", "second");
        }));
        assertThat(draft.clauses()).containsKey("second").doesNotContainKey("first");
    }

    @Test
    void makesNoClauseWhoseIdIsHiddenBehindATombstone() {
        RawUpdate update = raw().element(inRoot("text"), "operative");
        Id element = new Id(MINE, 0);
        update.any(in(element, "id"), "fine").tombstone(between(new Id(MINE, 1), null), 1);
        assertRefused(Refusal.Reason.CLAUSE_ID, null, CHAIR, update.build());
    }

    @Test
    void makesNoClauseWhoseIdIsDeletedAtOnce() {
        RawUpdate update = raw().element(inRoot("text"), "operative");
        update.any(in(new Id(MINE, 0), "id"), "fine").delete(MINE, 1, 1);
        assertRefused(Refusal.Reason.CLAUSE_ID, null, CHAIR, update.build());
    }

    @Test
    void makesNoClauseWhoseIdsCannotBeToldApart() {
        RawUpdate update = raw().element(inRoot("text"), "operative");
        Id element = new Id(MINE, 0);
        update.any(in(element, "id"), "fine").any(in(element, "id"), "a");
        assertRefused(Refusal.Reason.CLAUSE_ID, null, CHAIR, update.build());
        RawUpdate two = raw().element(inRoot("text"), "operative").any(in(element, "id"), "fine", "a");
        assertRefused(Refusal.Reason.CLAUSE_ID, null, CHAIR, two.build());
    }

    @Test
    void makesNoSecondClauseWithTheIdOfAnother() {
        assertRefused(Refusal.Reason.CLAUSE_ID, "b", CHAIR, change(doc -> make(doc, 1, "b")));
        assertRefused(Refusal.Reason.CLAUSE_ID, "z", CHAIR, change(doc -> {
            make(doc, 1, "z");
            make(doc, 2, "z");
        }));
    }

    private static YXmlElement make(Doc doc, int at, String id) {
        YXmlElement made = root(doc).insertElement(at, "operative");
        made.setAttribute("id", id);
        made.insertElement(0, "paragraph").insertText(0).insert(0, "New words");
        return made;
    }

    @Test
    void bringsNoAttributeButTheIdOfAClause() {
        assertRefused(Refusal.Reason.SCHEMA, change(doc -> clause(doc, "a").setAttribute("class", "hidden")));
        assertRefused(
                Refusal.Reason.SCHEMA,
                change(doc -> ((YXmlElement) clause(doc, "a").get(0)).setAttribute("id", "z")));
        assertRefused(
                Refusal.Reason.SCHEMA, raw().any(inRoot("text", "id"), "z").build());
        assertRefused(
                Refusal.Reason.SCHEMA, raw().any(in(textId("a"), "lang"), "fr").build());
        assertRefused(Refusal.Reason.SCHEMA, change(doc -> make(doc, 1, "z").setAttribute("class", "hidden")));
        assertRefused(
                Refusal.Reason.SCHEMA,
                change(doc -> ((YXmlElement) make(doc, 1, "z").get(0)).setAttribute("x", 1)));
    }

    @Test
    void bringsNoElementThatTheEditorDoesNotKnowOrDoesNotKnowThere() {
        for (String name : List.of("script", "figure", "PARAGRAPH", "")) {
            assertRefused(Refusal.Reason.SCHEMA, change(doc -> clause(doc, "a").insertElement(0, name)));
            assertRefused(Refusal.Reason.SCHEMA, change(doc -> root(doc).insertElement(0, name)));
        }
        assertRefused(Refusal.Reason.SCHEMA, change(doc -> clause(doc, "a").insertElement(0, "operative")));
        assertRefused(Refusal.Reason.SCHEMA, change(doc -> root(doc).insertElement(0, "paragraph")));
        assertRefused(Refusal.Reason.SCHEMA, change(doc -> clause(doc, "t").insertElement(0, "paragraph")));
        assertRefused(
                Refusal.Reason.SCHEMA,
                change(doc -> clause(doc, "a").insertText(0).insert(0, "loose")));
        assertRefused(
                Refusal.Reason.SCHEMA, change(doc -> root(doc).insertText(0).insert(0, "loose")));
        assertRefused(
                Refusal.Reason.SCHEMA,
                change(doc -> ((YXmlElement) clause(doc, "a").get(0)).insertElement(0, "subparagraph")));
        assertRefused(
                Refusal.Reason.SCHEMA,
                change(doc -> ((YXmlElement) clause(doc, "a").get(0))
                        .insertElement(0, "hardBreak")
                        .insertText(0)));
    }

    @Test
    void bringsNoMarkThatTheEditorDoesNotKnow() {
        assertRefused(Refusal.Reason.SCHEMA, change(doc -> text(doc, "a").format(0, 3, Map.of("link", "javascript:"))));
        assertRefused(Refusal.Reason.SCHEMA, change(doc -> text(doc, "a").insert(0, "x", Map.of("ychange", true))));
    }

    @Test
    void bringsNoMarkThatIsNeitherOnNorOff() {
        for (Object value : List.of(false, 0, 1, "", "true", List.of(), Map.of("weight", 900))) {
            assertRefused(Refusal.Reason.SCHEMA, change(doc -> text(doc, "a").insert(0, "x", Map.of("bold", value))));
            assertRefused(Refusal.Reason.SCHEMA, change(doc -> text(doc, "a").format(0, 3, Map.of("italic", value))));
        }
        for (Object value : List.of(true, Map.of())) {
            assertAccepted(CHAIR, change(doc -> text(doc, "a").insert(0, "x", Map.of("bold", value))));
        }
    }

    @Test
    void bringsNoOtherContent() {
        Id paragraph = id((SharedType) clause(draft.draft.doc(), "a").get(0));
        for (RawUpdate.Where where : List.of(in(textId("a")), in(paragraph), in(elementId("a")), inRoot("text"))) {
            assertRefused(
                    Refusal.Reason.SCHEMA, raw().embed(where, "{\"image\":1}").build());
            assertRefused(Refusal.Reason.SCHEMA, raw().any(where, "loose").build());
            assertRefused(Refusal.Reason.SCHEMA, raw().binary(where).build());
            assertRefused(Refusal.Reason.SUBDOCUMENT, raw().subDocument(where).build());
            for (int type : new int[] {0, 1, 2, 4}) {
                assertRefused(Refusal.Reason.SCHEMA, raw().type(where, type).build());
            }
            assertRefused(Refusal.Reason.SCHEMA, raw().hook(where, "operative").build());
        }
        assertRefused(
                Refusal.Reason.SCHEMA, raw().string(in(paragraph), "loose").build());
        assertRefused(
                Refusal.Reason.SCHEMA, raw().string(inRoot("text"), "loose").build());
        assertRefused(
                Refusal.Reason.SCHEMA,
                raw().format(in(paragraph), "bold", "true").build());
        assertRefused(Refusal.Reason.SCHEMA, raw().type(in(textId("a")), 6).build());
    }

    @Test
    void writesToNoOtherRoot() {
        assertRefused(
                Refusal.Reason.UNKNOWN_ROOT,
                change(doc -> doc.getText("elsewhere").insert(0, "x")));
        assertRefused(
                Refusal.Reason.UNKNOWN_ROOT,
                raw().element(inRoot("elsewhere"), "operative").build());
    }

    @Test
    void nestsNothingWithoutEnd() {
        RawUpdate update = raw();
        Id parent = elementId("a");
        for (int i = 0; i < 1000; i++) {
            Id made = update.next();
            update.element(in(parent), "subparagraph");
            parent = made;
        }
        assertRefused(Refusal.Reason.TOO_DEEP, update.build());
    }

    @Test
    void nestsNothingWithoutEndStepByStep() {
        Id parent = elementId("a");
        String last = "accepted";
        for (int i = 0; last.equals("accepted") && i < 100; i++) {
            last = draft.submit(
                            CLAIRE,
                            new RawUpdate()
                                    .by(MINE, i)
                                    .element(in(parent), "subparagraph")
                                    .build())
                    .word();
            parent = new Id(MINE, i);
        }
        assertThat(last).isEqualTo("too-deep");
    }

    @Test
    void handsInNoChangeOfEndlesslyManyPieces() {
        RawUpdate update = raw();
        for (int i = 0; i <= Gate.MAX_STRUCTS; i++) {
            update.collected(1);
        }
        assertRefused(Refusal.Reason.TOO_MUCH_WORK, update.build());
    }

    @Test
    void handsInNoChangeThatTakesForEver() {
        // Each struct stands where all of those before it stand, and has another right neighbour: it must pass them
        // all.
        RawUpdate update = raw();
        Id left = draft.unit("a", 0);
        for (int i = 0; i < 8000; i++) {
            update.string(between(left, i == 0 ? draft.unit("a", 1) : new Id(MINE, i - 1)), "x");
        }
        RawUpdate heavy = new RawUpdate().by(OTHERS, 0);
        for (int i = 0; i < 20_000; i++) {
            heavy.string(between(left, i % 2 == 0 ? draft.unit("a", 1 + i % 7) : null), "x");
        }
        assertRefused(Refusal.Reason.TOO_MUCH_WORK, heavy.build());
        assertAccepted(CLAIRE, update.build());
    }

    @Test
    void costsNothingOfWhoMayNotWrite() {
        RawUpdate heavy = new RawUpdate().by(OTHERS, 0);
        Id left = draft.unit("a", 0);
        for (int i = 0; i < 20_000; i++) {
            heavy.string(between(left, i % 2 == 0 ? draft.unit("a", 1 + i % 7) : null), "x");
        }
        assertRefused(Refusal.Reason.READ_ONLY, null, WATCHER, heavy.build());
    }

    @Test
    void overlapsNoTwoClausesInOneUpdate() {
        assertFrozen(clause -> change(doc -> {
            text(doc, "c").delete(0, 2);
            text(doc, clause).delete(0, 2);
        }));
    }

    @Test
    void deletesNoFrozenClauseBehindAnOpenOneInOneRange() {
        Id from = elementId("a");
        Id to = elementId("c");
        assertRefused(
                Refusal.Reason.FROZEN,
                "b",
                CHAIR,
                new RawUpdate()
                        .delete(from.client(), from.clock(), to.clock() - from.clock())
                        .build());
    }

    @Test
    void touchesNoParkedClauseAsADelegate() {
        draft.decide("a", ClauseStatus.PARKED);
        Update typed = change(doc -> text(doc, "a").insert(0, "x"));
        assertRefused(Refusal.Reason.PARKED, "a", CLAIRE, typed);
        assertAccepted(CHAIR, typed);
    }

    @Test
    void bringsNoParkedClauseBackAsADelegate() {
        // given a clause that was put aside and then deleted
        draft.decide("a", ClauseStatus.PARKED);
        assertAccepted(CHAIR, draft.change(8, doc -> root(doc).delete(index(doc, "a"), 1)));
        before = draft.clauses();

        // then
        assertRefused(Refusal.Reason.PARKED, "a", CLAIRE, change(doc -> make(doc, 1, "a")));
        assertAccepted(CHAIR, change(doc -> make(doc, 1, "a")));
    }

    private void allow(Person person, AccessLevel level, @Nullable List<String> clauses, boolean arrange) {
        draft.decide(
                CHAIR,
                new SetAccess(new Access(List.of(new AccessRule(
                        AccessRule.Scope.PERSON,
                        person.id().value(),
                        level,
                        clauses == null
                                ? null
                                : clauses.stream().map(ClauseId::new).toList(),
                        arrange)))));
    }

    @Test
    void touchesNoClauseButItsOwn() {
        allow(CLAIRE, AccessLevel.DRAFT, List.of("a", "b"), false);
        assertRefused(
                Refusal.Reason.NOT_YOUR_CLAUSE,
                "c",
                CLAIRE,
                change(doc -> text(doc, "c").insert(0, "x")));
        assertRefused(
                Refusal.Reason.NOT_YOUR_CLAUSE,
                "t",
                CLAIRE,
                change(doc -> text(doc, "t").delete(0, 1)));
        assertRefused(
                Refusal.Reason.FROZEN, "b", CLAIRE, change(doc -> text(doc, "b").insert(0, "x")));
        assertAccepted(CLAIRE, change(doc -> text(doc, "a").insert(0, "x")));
    }

    @Test
    void changesNothingWhenItMayOnlyComment() {
        allow(CLAIRE, AccessLevel.COMMENT, null, false);
        assertRefused(Refusal.Reason.READ_ONLY, change(doc -> text(doc, "a").insert(0, "x")));
        assertRefused(Refusal.Reason.READ_ONLY, change(doc -> text(doc, "a").delete(0, 1)));
        assertRefused(Refusal.Reason.READ_ONLY, change(doc -> make(doc, 1, "z")));
        assertRefused(Refusal.Reason.READ_ONLY, raw().collected(5).build());
    }

    @Test
    void changesNothingWhileOnlyTheChairDraftsOrNobody() {
        Update typed = change(doc -> text(doc, "a").insert(0, "x"));
        draft.decide(CHAIR, new SetMode(DraftingMode.CLOSED, null));
        assertRefused(Refusal.Reason.MODE, null, CLAIRE, typed);
        assertRefused(Refusal.Reason.MODE, null, CHAIR, typed);
        draft.decide(CHAIR, new SetMode(DraftingMode.CHAIR, null));
        assertRefused(Refusal.Reason.MODE, null, CLAIRE, typed);
        assertRefused(
                Refusal.Reason.MODE, null, CLAIRE, change(doc -> text(doc, "a").delete(0, 1)));
        assertAccepted(CHAIR, typed);
    }

    @Test
    void arrangesNoClausesWithoutTheRightTo() {
        allow(CLAIRE, AccessLevel.DRAFT, null, false);
        assertRefused(Refusal.Reason.ARRANGE, "z", CLAIRE, change(doc -> make(doc, 1, "z")));
        assertRefused(
                Refusal.Reason.ARRANGE, "a", CLAIRE, change(doc -> root(doc).delete(index(doc, "a"), 1)));
        assertRefused(Refusal.Reason.ARRANGE, "a", CLAIRE, change(doc -> {
            root(doc).delete(index(doc, "a"), 1);
            make(doc, 0, "a");
        }));
        assertAccepted(CLAIRE, change(doc -> text(doc, "a").insert(0, "x")));
    }

    @Test
    void replacesAClauseInItsPlaceOnlyWithoutTheRightToArrange() {
        allow(CLAIRE, AccessLevel.DRAFT, null, false);
        // A new element that says that it stands at the end, or before the first clause.
        Id old = elementId("a");
        for (RawUpdate.Where where : List.of(
                between(elementId("c"), null),
                between(null, elementId("t")),
                between(elementId("t"), elementId("b")),
                between(elementId("t"), null),
                inRoot("text"))) {
            RawUpdate moved = raw().element(where, "article");
            moved.any(in(new Id(MINE, 0), "id"), "a").delete(old.client(), old.clock(), 1);
            assertRefused(Refusal.Reason.ARRANGE, "a", CLAIRE, moved.build());
        }
        // Client 0 goes before all others where several stand between the same neighbours.
        RawUpdate first = new RawUpdate().by(0, 0).element(between(null, old), "article");
        first.any(in(new Id(0, 0), "id"), "a").delete(old.client(), old.clock(), 1);
        assertRefused(Refusal.Reason.ARRANGE, "a", CLAIRE, first.build());
        assertAccepted(CLAIRE, change(doc -> becomes(doc, "a", "article")));
        assertThat(draft.clauses().keySet()).containsExactly("t", "a", "b", "c");
    }

    @Test
    void mayTidyMarksThatHaveNoEffectAlsoInAFrozenClauseAndOfObserversNobodyMinds() {
        // given words that one makes bold while another deletes them
        Update bold = draft.change(8, doc -> text(doc, "a").format(2, 3, Map.of("bold", Map.of())));
        Update gone = draft.change(9, doc -> text(doc, "a").delete(2, 3));
        assertAccepted(DANIEL, bold);
        Doc watching = draft.copy(MINE);
        List<byte[]> tidying = new ArrayList<>();
        watching.onUpdate((update, origin) -> tidying.add(update));
        assertAccepted(CLAIRE, gone);
        draft.decide("a", ClauseStatus.AGREED);
        before = draft.clauses();

        // when a client that only watches is told of both, and tidies by itself
        watching.apply(gone, "the server");

        // then nobody minds, and nothing is recorded as theirs
        assertThat(tidying).as("what came, and what it made of it").hasSize(2);
        int recorded = draft.record.size();
        assertAccepted(WATCHER, Update.decode(tidying.get(1)));
        assertThat(draft.record).hasSize(recorded);

        // and of who may write it is taken, also in a clause that is closed to them, and nothing reads differently
        assertAccepted(DANIEL, Update.decode(tidying.get(1)));
        assertThat(InstrumentReader.read(draft.draft.doc())).isEqualTo(InstrumentReader.read(watching));
        assertThat(draft.draft.doc().encodeStateAsUpdate()).isEqualTo(watching.encodeStateAsUpdate());
    }

    @Test
    void isAskedAgainForWhatItLeftOut() {
        assertThat(draft.submit(
                                CLAIRE,
                                new RawUpdate()
                                        .by(MINE, 3)
                                        .string(between(draft.unit("a", 1), null), "x")
                                        .build())
                        .word())
                .isEqualTo("incomplete");
        assertThat(draft.submit(CLAIRE, new RawUpdate().delete(999, 0, 1).build())
                        .word())
                .isEqualTo("incomplete");
    }

    @Test
    void writesIntoWhatIsGoneWithoutBeingSeen() {
        Id gone = draft.unit("c", 3);
        Id goneText = textId("c");
        assertAccepted(CHAIR, draft.change(8, doc -> root(doc).delete(index(doc, "c"), 1)));
        Map<String, String> after = draft.clauses();
        assertAccepted(CLAIRE, raw().string(between(gone, null), "late").build());
        assertAccepted(
                CLAIRE, new RawUpdate().by(MINE, 4).string(in(goneText), "late").build());
        assertThat(draft.clauses()).isEqualTo(after);
    }

    @Test
    void leavesARecordThatReplaysToTheSameStateAndTheSameStanding() {
        assertAccepted(CLAIRE, change(doc -> text(doc, "a").insert(3, "x")));
        DraftState replayed = draft.replayed();
        assertThat(replayed.doc().encodeStateAsUpdate())
                .isEqualTo(draft.draft.doc().encodeStateAsUpdate());
        assertThat(replayed.standing()).isEqualTo(draft.draft.standing());
    }
}
