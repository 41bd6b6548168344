package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScatteredRunsTest {
    private final ClientStructs client = new ClientStructs(1);
    private final ScatteredRuns runs = new ScatteredRuns(client);

    private void collected(int structs) {
        for (int clock = 0; clock < structs; clock++) {
            client.append(new Gc(client, clock, 1));
        }
    }

    private void requireLengths(long... lengths) {
        runs.close();
        assertThat(client.size).isEqualTo(lengths.length);
        for (int at = 0; at < lengths.length; at++) {
            assertThat(client.get(at).length()).as("struct %d", at).isEqualTo(lengths[at]);
        }
    }

    @Test
    void joinsAStructWithTheNextAndAllBefore() {
        collected(5);
        runs.join(2);

        requireLengths(4, 1);
    }

    /** Whether or not the array of structs is full. */
    @Test
    void joinsTheLastOneWithAllBefore() {
        for (int size = 2; size < 10; size++) {
            ClientStructs own = new ClientStructs(1);
            for (int clock = 0; clock < size; clock++) {
                own.append(new Gc(own, clock, 1));
            }
            ScatteredRuns all = new ScatteredRuns(own);
            all.join(size - 1);
            all.close();

            assertThat(own.size).isEqualTo(1);
            assertThat(own.get(0).length()).isEqualTo(size);
        }
    }

    /** What is asked for later is looked up in what was joined by then. */
    @Test
    void joinsWhatFollowsTheRunThatAStructBelongsToByThen() {
        collected(5);
        runs.join(1);
        runs.join(0);

        requireLengths(4, 1);
    }

    @Test
    void joinsLessIfTheFirstOneIsAskedForFirst() {
        collected(5);
        runs.join(0);
        runs.join(1);

        requireLengths(3, 1, 1);
    }

    @Test
    void joinsRunsThatMeet() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        doc.getText("t").insert(0, "a");
        doc.getArray("between").insert(0, List.of(1));
        ClientStructs own = doc.store().get(1);
        Struct between = own.get(1);
        own.remove(new int[] {2, 0}, 2);
        own.append(new Gc(own, 0, 1));
        own.append(between);
        own.append(new Gc(own, 2, 1));
        own.append(new Gc(own, 3, 1));
        own.append(new Gc(own, 4, 1));
        ScatteredRuns more = new ScatteredRuns(own);
        more.join(2);
        more.join(0);
        more.join(4);
        more.close();

        assertThat(own.size).isEqualTo(3);
        assertThat(own.get(1)).isSameAs(between);
        assertThat(own.get(2).length()).isEqualTo(3);
    }

    /** Two letters that do not belong to what follows them, but to each other. */
    @Test
    void joinsToTheLeftWhatTheNextOneDoesNotBelongTo() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        doc.getText("t").insert(0, "ab");
        doc.getArray("next").insert(0, List.of(1));
        ClientStructs own = doc.store().get(1);
        Struct next = own.get(1);
        own.remove(new int[] {2, 0}, 2);
        own.append(new Gc(own, 0, 1));
        own.append(new Gc(own, 1, 1));
        own.append(next);
        ScatteredRuns more = new ScatteredRuns(own);
        more.join(1);
        more.close();

        assertThat(own.size).isEqualTo(2);
        assertThat(own.get(0).length()).isEqualTo(2);
    }

    @Test
    void leavesWhatDoesNotBelongTogether() {
        requireLengths();
        collected(1);
        runs.join(0);
        requireLengths(1);
    }
}
