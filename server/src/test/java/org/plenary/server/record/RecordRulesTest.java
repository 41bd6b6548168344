package org.plenary.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;

/** Rules of {@code docs/record.md} that a second verifier held to, and this one did not. */
class RecordRulesTest {
    private static final Signing.Signatures NONE = new Signing.Signatures(List.of(), List.of());
    private static final String CLOSE = "{\"mode\":\"CLOSED\",\"by\":\"Name\"}";

    private final List<Entry> entries = new ArrayList<>(RecordFiles.entries(7));

    @Test
    void refusesToBringBackWhatIsYetToCome() {
        add("sofia", null, Kinds.RESTORE, "{\"to\":" + (entries.size() + 1) + ",\"by\":\"Name of sofia\"}");

        assertThat(why()).contains("before this decision's own");
    }

    @Test
    void refusesADecisionOfAnObserverWhateverARuleGives() {
        add("eve", null, EntryKind.PERSON, "{\"name\":\"Name\",\"role\":\"OBSERVER\"}");
        add("sofia", null, Kinds.ACCESS, rules(rule("person", "eve", "CHAIR")));
        add("eve", null, Kinds.MODE, CLOSE);

        assertThat(why()).contains("decide in this draft");
    }

    @Test
    void takesTheRuleOfADelegationForMoreThanThatOfAGroup() {
        addDelegate();
        add("sofia", null, Kinds.ACCESS, rules(rule("group", "EU", "CHAIR")));
        add("eve", "D100", Kinds.MODE, CLOSE);
        assertThat(RecordFiles.verify(RecordFiles.file(entries, NONE)).isIntact())
                .isTrue();

        add("sofia", null, Kinds.ACCESS, rules(rule("group", "EU", "CHAIR"), rule("delegation", "D100", "READ")));
        add("eve", "D100", Kinds.MODE, CLOSE.replace("CLOSED", "CHAIR"));
        assertThat(why()).contains("decide in this draft");
    }

    @Test
    void refusesThatABracketIsLiftedByWhoeverDoesNotHoldIt() {
        String words = nameOfBracket(0);
        add("delegate-1", "D101", Kinds.BRACKET_LEAVE, leave(words, "D101", "delegate-1"));
        assertThat(why()).contains("not held by D101, but by D100");

        entries.remove(entries.size() - 1);
        add("delegate-1", "D101", Kinds.BRACKET_LEAVE, leave(words, "D100", "delegate-1"));
        assertThat(why()).contains("For D100 acts");

        entries.remove(entries.size() - 1);
        add("stranger", "D100", Kinds.BRACKET_LEAVE, leave(words, "D100", "stranger"));
        assertThat(why()).contains("of whom the record has said who they are");

        entries.remove(entries.size() - 1);
        add("delegate-0", "D100", Kinds.BRACKET_LEAVE, leave(words, "D100", "delegate-0"));
        assertThat(RecordFiles.verify(RecordFiles.file(entries, NONE)).isIntact())
                .isTrue();
    }

    @Test
    void refusesThatAClauseIsAgreedUnderABracket() {
        String agreed = "{\"clause\":\"c2\",\"status\":\"AGREED\",\"by\":\"Name of sofia\"}";
        add("sofia", null, Kinds.STATUS, agreed);
        assertThat(why()).contains("In this clause stand brackets: " + nameOfBracket(0) + " (D100)");

        entries.remove(entries.size() - 1);
        add("delegate-0", "D100", Kinds.BRACKET_LEAVE, leave(nameOfBracket(0), "D100", "delegate-0"));
        add("sofia", null, Kinds.STATUS, agreed);
        assertThat(RecordFiles.verify(RecordFiles.file(entries, NONE)).isIntact())
                .isTrue();
    }

    private String nameOfBracket(int index) {
        return "b"
                + entries.stream()
                        .filter(entry -> entry.kind().equals(Kinds.BRACKET))
                        .skip(index)
                        .findFirst()
                        .orElseThrow()
                        .seq();
    }

    private static String leave(String bracket, String holder, String person) {
        return "{\"bracket\":\"" + bracket + "\",\"holder\":\"" + holder + "\",\"by\":\"Name of " + person + "\"}";
    }

    @Test
    void findsNoSignatureOfAKeyThatIsNoPoint() {
        KeyInfo key = ForgedLines.noPoint();
        SignedHead good = RecordFiles.signatures(entries).heads().get(0);
        SignedHead signed = new SignedHead(good.subject(), key.id(), good.signature());

        Verification verification =
                RecordFiles.verify(RecordFiles.file(entries, new Signing.Signatures(List.of(key), List.of(signed))));
        assertThat(((Verification.Broken) verification).why()).contains("not one of key");
    }

    @Test
    void refusesWordsThatAreKnownAndNameOthersThatAreNot() {
        // given a character of an edit once more, now before a character of somebody who never wrote
        Entry last = entries.stream()
                .filter(entry -> entry.kind().isText() && entry.delegation() != null)
                .filter(entry -> Update.decode(entry.payload()).structCount() > 0)
                .reduce((one, other) -> other)
                .orElseThrow();
        long client = Update.decode(last.payload()).firstClient();
        Encoder again = new Encoder();
        again.varUint(1);
        again.varUint(1);
        again.varUint(client);
        again.varUint(0);
        again.uint8(0x44);
        again.varUint(77);
        again.varUint(5);
        again.varString("x");
        again.varUint(0);
        assertThat(Update.decode(again.toByteArray()).structCount()).isEqualTo(1);
        add(last.person().value(), last.delegation(), EntryKind.TEXT, again.toByteArray());

        assertThat(why()).contains("builds on");
    }

    private void addDelegate() {
        add(
                "eve",
                "D100",
                EntryKind.PERSON,
                "{\"name\":\"Name\",\"role\":\"DELEGATE\","
                        + "\"delegation\":{\"code\":\"D100\",\"name\":\"A delegation\",\"kind\":\"STATE\"}}");
    }

    private static String rule(String scope, String subject, String level) {
        return "{\"subject\":{\"" + scope + "\":\"" + subject + "\"},\"level\":\"" + level
                + "\",\"clauses\":null,\"arrange\":false}";
    }

    private static String rules(String... rules) {
        return "{\"rules\":[" + String.join(",", rules) + "],\"by\":\"Name of sofia\"}";
    }

    private void add(String person, @Nullable String delegation, EntryKind kind, String payload) {
        add(person, delegation, kind, payload.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String person, @Nullable String delegation, EntryKind kind, byte[] payload) {
        entries.add(HashChain.next(
                entries.get(entries.size() - 1).head(),
                new NewEntry(1_800_000_000_000L, new PersonId(person), delegation, kind, payload)));
    }

    /** Why the last entry breaks the record. */
    private String why() {
        Verification.Broken broken = (Verification.Broken) RecordFiles.verify(RecordFiles.file(entries, NONE));
        assertThat(broken.line()).isEqualTo(entries.size() + 1);
        return broken.why();
    }
}
