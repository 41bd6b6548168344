package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ClientStructsTest {
    private final ClientStructs client = new ClientStructs(7);

    @Test
    void findsEveryUnitWhereverTheLastSearchEnded() {
        for (int i = 0; i < 300; i++) {
            client.append(new Gc(client, client.state(), 1 + i % 3));
        }
        for (int from = 0; from < 300; from += 7) {
            for (int to = 0; to < 300; to += 11) {
                Struct wanted = client.get(to);
                client.indexOf(client.get(from).clock);
                assertThat(client.indexOf(wanted.clock)).isEqualTo(to);
                assertThat(client.indexOf(wanted.end() - 1)).isEqualTo(to);
            }
        }
    }

    @Test
    void refusesToFindWhatComesAfterTheLastUnit() {
        client.append(new Gc(client, 0, 3));
        assertThat(client.indexOf(2)).isZero();
        assertThatIllegalStateException().isThrownBy(() -> client.indexOf(3)).withMessageContaining("clock=3 state=3");
    }
}
