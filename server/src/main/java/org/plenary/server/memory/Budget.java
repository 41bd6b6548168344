package org.plenary.server.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all connections hold for one use, in bytes. Beyond the limit whoever holds most has to go: of the person who
 * holds most on all connections together, the one that holds most. A person who holds more than half of the limit on
 * several connections loses the largest of them, whatever the others hold. Safe from any thread.
 *
 * <p>A connection that was told to go is counted until it has gone, but nobody else has to go in its place.
 */
public final class Budget {
    private static final Logger log = LoggerFactory.getLogger(Budget.class);

    private final Use use;
    private final long limit;
    private final Runnable onLess;
    private final Map<PersonId, Long> byPerson = new HashMap<>();
    private final Set<Account> holding = new HashSet<>();
    private volatile long held;
    private long going;
    private long evicted;

    /** @param onLess told whenever less is held than before, by any thread */
    Budget(Use use, long limit, Runnable onLess) {
        this.use = use;
        this.limit = limit;
        this.onLess = onLess;
    }

    /**
     * An account for a connection of the person.
     *
     * @param evict tells the connection to go; called once at most, by any thread, and must return at once
     */
    Account open(PersonId person, Runnable evict) {
        return new Account(this, person, evict);
    }

    /** What is held now, those included who were told to go. */
    public long held() {
        return held;
    }

    /** What may be held. */
    public long limit() {
        return limit;
    }

    /** How many connections were told to go so far. */
    public synchronized long evicted() {
        return evicted;
    }

    void charge(Account account, long bytes) {
        long more = bytes - account.charged();
        List<Account> victims = change(account, bytes, more);
        victims.forEach(Account::evict);
        if (more < 0) {
            onLess.run();
        }
    }

    /** Whoever holds most has to go, though the limit is kept. Returns whether there was somebody. */
    boolean evictWorst() {
        Account worst;
        synchronized (this) {
            worst = worst();
            if (worst != null) {
                tell(worst);
            }
        }
        if (worst != null) {
            worst.evict();
        }
        return worst != null;
    }

    private synchronized List<Account> change(Account account, long bytes, long more) {
        account.charged(bytes);
        held = held + more;
        if (account.isTold()) {
            going += more;
            return List.of();
        }
        count(account, more);
        return more > 0 ? relieve(account.person()) : List.of();
    }

    private void count(Account account, long more) {
        byPerson.merge(account.person(), more, (before, now) -> before + now == 0 ? null : before + now);
        if (account.charged() == 0 || account.isTold()) {
            holding.remove(account);
        } else {
            holding.add(account);
        }
    }

    private List<Account> relieve(PersonId person) {
        List<Account> victims = new ArrayList<>();
        while (byPerson.getOrDefault(person, 0L) > limit / 2 && accountsOf(person) > 1) {
            victims.add(tell(largestOf(person)));
        }
        while (held - going > limit) {
            Account worst = worst();
            if (worst == null) {
                break;
            }
            victims.add(tell(worst));
        }
        return victims;
    }

    private long accountsOf(PersonId person) {
        return holding.stream()
                .filter(account -> account.person().equals(person))
                .count();
    }

    private Account largestOf(PersonId person) {
        return holding.stream()
                .filter(account -> account.person().equals(person))
                .max(Comparator.comparingLong(Account::charged))
                .orElseThrow();
    }

    private @Nullable Account worst() {
        return byPerson.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> largestOf(most.getKey()))
                .orElse(null);
    }

    private Account tell(Account account) {
        account.tellToGo();
        going += account.charged();
        count(account, -account.charged());
        evicted++;
        log.atWarn()
                .addKeyValue("use", use.label())
                .addKeyValue("person", account.person())
                .addKeyValue("bytes", account.charged())
                .addKeyValue("heldByAll", held)
                .addKeyValue("limit", limit)
                .log("memory.evicted");
        return account;
    }
}
