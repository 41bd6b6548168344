package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.ProcessId;

class DueTest {
    private final Due due = new Due();

    private List<String> all() {
        List<String> said = new ArrayList<>();
        Due.Visitor visitor = new Due.Visitor() {
            @Override
            public Future<?> beat() {
                said.add("beat");
                return Future.succeededFuture();
            }

            @Override
            public Future<?> readAll() {
                said.add("read all");
                return Future.succeededFuture();
            }

            @Override
            public Future<?> tell(ProcessId process) {
                said.add(process.value());
                return Future.succeededFuture();
            }
        };
        for (Due.Task task = due.poll(); task != null; task = due.poll()) {
            task.accept(visitor);
        }
        return said;
    }

    private void tell(String... processes) {
        due.tell(List.of(processes).stream().map(ProcessId::new).toList());
    }

    @Test
    void beatsFirstThenReadsThenTellsInOrder() {
        tell("p", "q");
        due.readAll();
        tell("r");
        due.beat();

        assertThat(all()).containsExactly("beat", "read all", "p", "q", "r");
        assertThat(all()).isEmpty();
    }

    @Test
    void saysEachThingOnceHoweverOftenItFallsDue() {
        for (int i = 0; i < 100; i++) {
            due.beat();
            due.readAll();
            tell("p", "q");
        }

        assertThat(all()).containsExactly("beat", "read all", "p", "q");
    }
}
