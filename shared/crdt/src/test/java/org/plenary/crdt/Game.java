package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.plenary.crdt.GameTraffic.Packet;
import org.plenary.crdt.YjsGames.Command;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * A document edited at random by peers in both engines, who get each other's changes late, in random order, several
 * times, as differences, or only after a while offline; until all agree. Twins of both engines follow.
 *
 * <p>A game goes in turns, and in each turn both processes do their part at the same time. It depends on its seed
 * alone.
 */
final class Game {
    private static final int ROUNDS = 2;
    private static final int TURNS = 14;
    private static final int MOST_EDITS = 14;

    final long seed;
    final int slot;
    private final Random random;
    private final GameTraffic traffic = new GameTraffic();
    private final List<GamePeer> peers = new ArrayList<>();
    private final RandomEdits.Shape shape;

    /**
     * Whether words may hold surrogate pairs. Then the twins get no states of peers: one in which a pair was cut would
     * cut it in Yjs even if all of it is known.
     */
    private final boolean pairs;

    /** Whether peers undo some of what they did and do it again. */
    private final boolean undo;

    private final GameTwins twins;
    private final List<GameState> states = new ArrayList<>();
    private GameTurn turn = new GameTurn(new Encoder());
    private int turns;
    private int round;
    private int settled;
    private int operations;
    private boolean over;
    private final boolean gc;
    private final List<Long> yjsClients = new ArrayList<>();

    Game(long seed, int slot) {
        this.seed = seed;
        this.slot = slot;
        random = new Random(seed);
        List<RandomEdits.Shape> shapes = List.of(RandomEdits.Shape.values());
        shape = shapes.get(random.nextInt(shapes.size()));
        gc = random.nextInt(4) > 0;
        pairs = random.nextBoolean();
        undo = random.nextInt(3) == 0;
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            long client = client();
            if (i % 2 == 0) {
                peers.add(new GamePeer.Yjs(traffic, yjsClients.size(), undo));
                yjsClients.add(client);
            } else {
                peers.add(new GamePeer.Plenary(traffic, client, gc, undo));
            }
        }
        long client = client();
        twins = new GameTwins(yjsClients.size(), client, gc);
        yjsClients.add(client);
    }

    private long client() {
        return random.nextInt(3) == 0 ? random.nextLong(1L << 53) : random.nextLong(1L << 32);
    }

    boolean over() {
        return over;
    }

    int operations() {
        return operations;
    }

    /** Decides what happens in the next turn, and writes Yjs's part of it. */
    void ask(Encoder commands) {
        turn = new GameTurn(commands);
        if (turns++ == 0) {
            turn.ask(Command.OPEN).varUint(slot);
            for (int i = 0; i < yjsClients.size(); i++) {
                boolean twin = i == yjsClients.size() - 1;
                GamePeer.Yjs.create(turn, yjsClients.get(i), gc, undo && !twin);
            }
        } else {
            turn.ask(Command.CHOOSE).varUint(slot);
        }
        traffic.tell(turn);
        if (turns <= TURNS) {
            peers.forEach(this::act);
            rework(peers.get(random.nextInt(peers.size())));
            twins.receive(turn, random, 24);
            if (random.nextInt(6) == 0) {
                twins.remember(turn, random);
            }
        } else if (!settle()) {
            compare();
        }
    }

    /** Does our part of the turn. */
    void play() {
        turn.play();
    }

    /** Takes what Yjs did, and ends the turn. */
    void answer(Decoder answers) {
        turn.answer(answers);
        for (GamePeer peer : peers) {
            List<Packet> made = List.copyOf(peer.made);
            peer.made.clear();
            twins.inbox.addAll(made);
            if (!peer.offline) {
                send(peer, made);
            }
        }
        if (!states.isEmpty()) {
            boolean ordered = twins.areOrdered();
            if (!ordered) {
                states.replaceAll(GameState::withoutContent);
            }
            states.forEach(state -> assertThat(state).isEqualTo(states.get(0)));
            states.clear();
            turns = 1;
            settled = 0;
            over = ++round == ROUNDS || !ordered;
        }
    }

    /** Fails with what differs between the twins, if anything does. */
    void explain(YjsGames yjs) {
        GameTurn last = new GameTurn(new Encoder());
        last.ask(Command.CHOOSE).varUint(slot);
        twins.explain(last);
        last.answer(yjs.ask(last.commands));
    }

    private void send(GamePeer from, List<Packet> packets) {
        for (GamePeer peer : peers) {
            if (peer != from && !peer.offline) {
                peer.inbox.addAll(packets);
            }
        }
    }

    private void act(GamePeer peer) {
        if (peer.offline) {
            if (random.nextInt(3) == 0) {
                reconnect(peer);
            }
        } else if (random.nextInt(12) == 0) {
            peer.offline = true;
            peer.inbox.clear();
        }
        if (random.nextInt(3) > 0) {
            int count = 1 + random.nextInt(MOST_EDITS);
            operations += count;
            peer.edit(turn, new GamePeer.Edits(shape, pairs, random.nextInt(Integer.MAX_VALUE), count));
        }
        if (random.nextBoolean()) {
            peer.apply(turn, some(peer), random.nextInt(4) == 0);
        }
    }

    /** Some of what waits for the peer, half the time in random order; one in eight comes again later. */
    private List<Packet> some(GamePeer peer) {
        List<Packet> some = new ArrayList<>();
        boolean inOrder = random.nextBoolean();
        for (int i = random.nextInt(24); i > 0 && !peer.inbox.isEmpty(); i--) {
            int at = inOrder ? 0 : random.nextInt(Math.min(40, peer.inbox.size()));
            some.add(random.nextInt(8) == 0 ? peer.inbox.get(at) : peer.inbox.remove(at));
        }
        return some;
    }

    /** Makes one update of some that wait for the peer, and cuts what it knows already off another. */
    private void rework(GamePeer peer) {
        List<Packet> inbox = peer.inbox;
        if (inbox.size() > 1 && random.nextInt(3) > 0) {
            int from = random.nextInt(inbox.size() - 1);
            List<Packet> some = inbox.subList(from, from + 2 + random.nextInt(Math.min(12, inbox.size() - from - 1)));
            List<Packet> parts = new ArrayList<>(some);
            some.clear();
            if (random.nextBoolean()) {
                Collections.shuffle(parts, random);
            }
            traffic.merge(turn, parts, merged -> {
                inbox.add(merged);
                follow(merged);
            });
        }
        if (!inbox.isEmpty() && random.nextInt(3) == 0) {
            Packet whole = inbox.remove(random.nextInt(inbox.size()));
            traffic.cut(turn, whole, peer.vector, rest -> {
                inbox.add(rest);
                follow(rest);
            });
        }
    }

    /** Both tell each other what the other lacks, as at the beginning of a connection. */
    private void reconnect(GamePeer peer) {
        peer.offline = false;
        GamePeer other = peers.get(random.nextInt(peers.size()));
        if (other != peer && !other.offline) {
            exchange(peer, other);
        }
    }

    private void exchange(GamePeer peer, GamePeer other) {
        other.diff(turn, peer.vector, packet -> {
            peer.inbox.add(packet);
            follow(packet);
        });
        peer.diff(turn, other.vector, packet -> {
            send(peer, List.of(packet));
            follow(packet);
        });
    }

    private void follow(Packet packet) {
        if (!pairs) {
            twins.inbox.add(packet);
        }
    }

    /** Lets everybody get everything; false if everybody has. */
    private boolean settle() {
        boolean waiting = !twins.inbox.isEmpty();
        for (GamePeer peer : peers) {
            peer.offline = false;
            waiting |= !peer.inbox.isEmpty();
        }
        if (!waiting && settled == 2) {
            return false;
        }
        for (GamePeer peer : peers) {
            if (!peer.inbox.isEmpty()) {
                List<Packet> all = new ArrayList<>(peer.inbox);
                peer.inbox.clear();
                Collections.shuffle(all, random);
                peer.apply(turn, all, random.nextInt(4) == 0);
            }
        }
        twins.receive(turn, random, 200);
        if (!waiting) {
            // Twice, because the first peer must have come to know everything before it tells the others.
            settled++;
            peers.subList(1, peers.size()).forEach(peer -> exchange(peer, peers.get(0)));
        }
        return true;
    }

    private void compare() {
        peers.forEach(peer -> peer.state(turn, states::add));
        twins.compareState(turn);
    }
}
