package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * Compares the engine with Yjs 13.6 itself, in {@link Game}s. Replay a failure with {@code -Dplenary.seed=…
 * -Dplenary.fuzz.operations=1}; run longer with {@code -Plong-fuzz}.
 */
class DifferentialTest {
    /** So many games go side by side, so that the processes need not wait for each other after each step. */
    private static final int TABLES = 6;

    private static final long PROGRESS_NANOS = 20_000_000_000L;

    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final long wanted = Long.getLong("plenary.fuzz.operations", 20_000);
    private final List<Game> games = new ArrayList<>();
    private final long start = System.nanoTime();
    private long begun;
    private long operations;
    private long reported = start;

    @Test
    void isTheSameAsYjs() {
        System.out.println("differential test: seed=" + seed + " operations=" + wanted);
        try (YjsGames yjs = new YjsGames()) {
            for (int slot = 0; slot < (wanted > 1 ? TABLES : 1); slot++) {
                games.add(new Game(seed + begun++, slot));
            }
            while (!games.isEmpty()) {
                turn(yjs);
                games.replaceAll(this::next);
                games.removeIf(Game::over);
                report(PROGRESS_NANOS);
            }
        }
        report(0);
    }

    private void turn(YjsGames yjs) {
        Encoder commands = new Encoder();
        for (Game game : games) {
            game.ask(commands);
        }
        yjs.send(commands);
        List<AssertionError> failures = new ArrayList<>();
        for (Game game : games) {
            try {
                game.play();
            } catch (RuntimeException | AssertionError e) {
                failures.add(failure(game, e));
            }
        }
        Decoder answers = receive(yjs);
        failures.forEach(failure -> {
            throw failure;
        });
        for (Game game : games) {
            answer(yjs, game, answers);
        }
    }

    private Decoder receive(YjsGames yjs) {
        try {
            return yjs.receive();
        } catch (YjsGames.Failure e) {
            Game game = games.stream()
                    .filter(each -> each.slot == e.slot)
                    .findFirst()
                    .orElseThrow();
            throw failure(game, e);
        }
    }

    private static void answer(YjsGames yjs, Game game, Decoder answers) {
        try {
            game.answer(answers);
        } catch (RuntimeException | AssertionError e) {
            AssertionError failure = failure(game, e);
            try {
                game.explain(yjs);
            } catch (RuntimeException | AssertionError difference) {
                failure.addSuppressed(difference);
            }
            throw failure;
        }
    }

    private static AssertionError failure(Game game, Throwable cause) {
        return new AssertionError("replay with -Dplenary.seed=" + game.seed + " -Dplenary.fuzz.operations=1", cause);
    }

    /** The game itself, or the one that follows it at its table while there is still something to do. */
    private Game next(Game game) {
        if (!game.over()) {
            return game;
        }
        operations += game.operations();
        return operations < wanted ? new Game(seed + begun++, game.slot) : game;
    }

    private void report(long interval) {
        long now = System.nanoTime();
        if (now - reported >= interval) {
            reported = now;
            long seconds = Math.max(1, (now - start) / 1_000_000_000L);
            System.out.println("differential test: operations=" + operations + " games=" + (begun - games.size())
                    + " seconds=" + seconds + " perSecond=" + operations / seconds + " seed=" + seed);
        }
    }
}
