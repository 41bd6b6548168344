package org.plenary.server.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plenary.server.sql.Await;

/** Over real links, what is said being up to the test; and how a node stands to Redis because of it. */
class ConversationTest implements Conversation.Party, RedisLink.Listener {
    private static final Vertx VERTX = Vertx.vertx();

    private static RedisServer redis;
    private static RedisLink link;
    private static RedisLink other;

    private final Queue<Promise<Void>> work = new ArrayDeque<>();
    private final List<Promise<Void>> sent = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Conversation conversation = on(link);

    @BeforeAll
    static void connect() {
        redis = RedisServer.start();
        ConversationTest listener = new ConversationTest();
        RedisConfig config = Quick.config(redis.url(), "conversation");
        Commands commands = new Commands("conversation", "node");
        link = Await.await(RedisLink.open(VERTX, config, commands, listener));
        other = Await.await(RedisLink.open(VERTX, config, commands, listener));
    }

    @AfterAll
    static void disconnect() {
        link.close();
        other.close();
        redis.close();
        Await.await(VERTX.close());
    }

    private Conversation on(RedisLink one) {
        return new Conversation(
                one,
                () -> {
                    Promise<Void> next = work.poll();
                    if (next == null) {
                        return null;
                    }
                    sent.add(next);
                    return next.future();
                },
                this,
                0);
    }

    @Override
    public void settled() {
        heard.add("settled");
    }

    @Override
    public void broke(RedisLink which, Throwable cause) {
        heard.add(cause.getMessage());
    }

    @Override
    public void message(Buffer message) {}

    private Promise<Void> work() {
        Promise<Void> promise = Promise.promise();
        work.add(promise);
        return promise;
    }

    @Test
    void isSettledWhenThereIsNothingToSay() {
        conversation.next();
        assertThat(heard).containsExactly("settled");
    }

    @Test
    void saysOneThingAtATimeAndIsSettledWhenAllIsAnswered() {
        Promise<Void> first = work();
        Promise<Void> second = work();
        conversation.next();
        conversation.next();
        assertThat(sent).containsExactly(first);

        first.complete();
        assertThat(sent).containsExactly(first, second);
        assertThat(heard).isEmpty();

        // when there is more while it waits for the answer
        Promise<Void> third = work();
        second.complete();
        assertThat(sent).containsExactly(first, second, third);
        third.complete();
        assertThat(heard).containsExactly("settled");

        work();
        conversation.next();
        assertThat(sent).hasSize(4);
    }

    @Test
    void breaksOnceWhenSomethingIsNotAnswered() {
        Promise<Void> first = work();
        work();
        conversation.next();
        first.fail("no answer");
        conversation.next();

        assertThat(heard).containsExactly("no answer");
        assertThat(sent).hasSize(1);
    }

    @Test
    void breaksWhenNothingCanBeSaidAtAll() {
        Conversation mute = new Conversation(
                link,
                () -> {
                    throw new IllegalStateException("a fault");
                },
                this,
                0);
        mute.next();
        mute.next();

        assertThat(heard).containsExactly("a fault");
    }

    @Test
    void heedsNoAnswerAfterItsEnd() {
        Promise<Void> first = work();
        work();
        conversation.next();
        conversation.end();
        first.complete();
        conversation.next();

        assertThat(sent).hasSize(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void isDeafWhenNothingComesBackForTooLong() {
        Duration patience = Duration.ofSeconds(3);
        assertThat(conversation.isDeaf(patience, TimeUnit.SECONDS.toNanos(3))).isFalse();
        assertThat(conversation.isDeaf(patience, TimeUnit.SECONDS.toNanos(4))).isTrue();

        conversation.heard(TimeUnit.SECONDS.toNanos(4));
        assertThat(conversation.isDeaf(patience, TimeUnit.SECONDS.toNanos(7))).isFalse();
        assertThat(conversation.isDeaf(patience, TimeUnit.SECONDS.toNanos(8))).isTrue();
        assertThat(conversation.hasLasted(patience, TimeUnit.SECONDS.toNanos(3)))
                .isFalse();
        assertThat(conversation.hasLasted(patience, TimeUnit.SECONDS.toNanos(4)))
                .isTrue();
    }

    @Test
    void aNodeIsUpOnceAllIsReadAndToldAndApartWhenItsLinkBreaks() {
        NodeState apart = new NodeState.Apart();
        NodeState joining = apart.connected(conversation);
        assertThat(joining.isUp()).isFalse();
        assertThat(apart.settled()).isSameAs(apart);
        assertThat(apart.broke(link)).isSameAs(apart);

        NodeState up = joining.settled();
        assertThat(up.isUp()).isTrue();
        assertThat(up.settled()).isSameAs(up);

        for (NodeState linked : List.of(joining, up)) {
            assertThat(linked.broke(other))
                    .as("a link that is not used any more")
                    .isSameAs(linked);
            assertThat(linked.connected(on(other))).as("a second link").isSameAs(linked);
            assertThat(linked.broke(link)).isEqualTo(new NodeState.Apart());
        }
    }

    @Test
    void aNodeTriesToReachRedisOnlyWhileItIsApartAndConversesOnlyWhileItIsNot() {
        NodeState apart = new NodeState.Apart();
        NodeState joining = apart.connected(conversation);
        for (NodeState state : List.of(apart, joining, joining.settled(), joining.stopped())) {
            state.whileApart(() -> heard.add("tries"));
            state.converse(talk -> heard.add(talk == conversation ? "talks" : "?"));
        }
        assertThat(heard).containsExactly("tries", "talks", "talks");
    }

    @Test
    void aNodeThatHasStoppedStaysSo() {
        NodeState stopped = new NodeState.Apart().stopped();
        assertThat(stopped.connected(conversation)).isSameAs(stopped);
        assertThat(stopped.settled()).isSameAs(stopped);
        assertThat(stopped.broke(link)).isSameAs(stopped);
        assertThat(stopped.stopped()).isSameAs(stopped);
        assertThat(stopped.isUp()).isFalse();
    }
}
