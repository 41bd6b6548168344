package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinedRunsTest {
    private final ClientStructs client = new ClientStructs(1);

    private void collected(int structs) {
        for (int clock = 0; clock < structs; clock++) {
            client.append(new Gc(client, clock, 1));
        }
    }

    private void requireLengths(long... lengths) {
        assertThat(client.size).isEqualTo(lengths.length);
        for (int at = 0; at < lengths.length; at++) {
            assertThat(client.get(at).length()).as("struct %d", at).isEqualTo(lengths[at]);
        }
    }

    @Test
    void joinsStructsWithAllBeforeThatBelongToThem() {
        collected(4);
        JoinedRuns runs = new JoinedRuns(client);
        runs.join(2, 2);
        requireLengths(3, 1, 1, 1);

        runs.close();

        requireLengths(3, 1);
    }

    @Test
    void doesNothingBeforeTheLowestOrBehindTheLast() {
        collected(4);
        JoinedRuns runs = new JoinedRuns(client);
        runs.join(5, 9);
        runs.join(0, 0);
        runs.close();

        requireLengths(1, 1, 1, 1);
    }

    /** The list of Yjs is shorter by then, so that the place behind what is asked for is the one behind the run. */
    @Test
    void joinsWhatFollowsARunWhenItIsAskedForAPartOfIt() {
        collected(5);
        JoinedRuns runs = new JoinedRuns(client);
        runs.join(2, 2);
        runs.join(1, 1);
        runs.close();

        requireLengths(4, 1);
    }

    @Test
    void passesOverTheEndWhenItIsAskedForAPartOfTheLastRun() {
        collected(3);
        JoinedRuns runs = new JoinedRuns(client);
        runs.join(2, 2);
        runs.join(1, 1);
        runs.close();

        requireLengths(3);
    }

    @Test
    void takesOutSeveralRunsAtOnce() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        doc.getText("t").insert(0, "a");
        ClientStructs own = doc.store().get(1);
        Struct between = own.get(0);
        own.remove(new int[] {1, 0}, 2);
        own.append(new Gc(own, 0, 1));
        own.append(new Gc(own, 1, 1));
        own.append(between);
        own.append(new Gc(own, 3, 1));
        own.append(new Gc(own, 4, 1));
        own.append(new Gc(own, 5, 1));
        JoinedRuns runs = new JoinedRuns(own);
        runs.join(1, 9);
        runs.close();

        assertThat(own.size).isEqualTo(3);
        assertThat(own.get(0).length()).isEqualTo(2);
        assertThat(own.get(1)).isSameAs(between);
        assertThat(own.get(2).length()).isEqualTo(3);
    }
}
