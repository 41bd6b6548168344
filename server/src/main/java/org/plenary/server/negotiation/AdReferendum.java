package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.Delegation;

/**
 * What an agreement ad referendum depends on: where it was reached, and which delegations are to confirm it yet. A
 * delegation is in one of the lists at most. Immutable.
 *
 * @param forum where it was reached, such as {@code informals}, in the words of who decided; null if nobody said
 * @param pending the codes of the delegations that have said nothing yet, in their order
 * @param withheld those that withhold their confirmation, the first first
 * @param confirmed the codes of those that have confirmed, the first first
 */
public record AdReferendum(
        @Nullable String forum, List<String> pending, List<Withholding> withheld, List<String> confirmed) {
    /** The most delegations that are asked to confirm the agreement of one clause. */
    public static final int MAX_DELEGATIONS = 300;
    /** The most UTF-16 units of what the forum is called. */
    public static final int MAX_FORUM_LENGTH = 60;

    /** Nothing is known of where it was reached, and nobody is asked. */
    static final AdReferendum NONE = new AdReferendum(null, List.of(), List.of(), List.of());

    /** Keeps copies of the lists. */
    public AdReferendum {
        pending = List.copyOf(pending);
        withheld = List.copyOf(withheld);
        confirmed = List.copyOf(confirmed);
    }

    /**
     * That a delegation withholds its confirmation.
     *
     * @param delegation its code
     * @param reason why
     * @param by who said so last
     * @param atMillis when, milliseconds since 1970 UTC
     */
    public record Withholding(String delegation, String reason, Author by, long atMillis) {}

    /**
     * What is said of an agreement ad referendum when it is decided.
     *
     * @param forum where it was reached; null if nothing is said of it
     * @param pending the codes of the delegations that are to confirm it, none twice; they are put in order
     */
    public record Terms(@Nullable String forum, List<String> pending) {
        /** Nothing is said. */
        public static final Terms NONE = new Terms(null, List.of());

        /** @throws IllegalArgumentException if a part is out of bounds */
        public Terms {
            if (forum != null) {
                Checks.line("forum", forum, MAX_FORUM_LENGTH);
            }
            if (pending.size() > MAX_DELEGATIONS) {
                throw new IllegalArgumentException("expected at most " + MAX_DELEGATIONS
                        + " delegations that are to confirm, got " + pending.size());
            }
            pending.forEach(Delegation::requireCode);
            List<String> inOrder = List.copyOf(new TreeSet<>(pending));
            if (inOrder.size() < pending.size()) {
                throw new IllegalArgumentException("expected each delegation that is to confirm once, got one twice");
            }
            pending = inOrder;
        }

        void write(Fields to) {
            to.putIfAny("forum", forum).putIfAny("pending", pending.isEmpty() ? null : pending);
        }

        static Terms read(Fields from) {
            return new Terms(from.textIfAny("forum"), from.has("pending") ? from.texts("pending") : List.of());
        }
    }

    /** Whether there is nothing to say of it. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether a delegation is asked, and has not confirmed. */
    boolean waitsFor(String delegation) {
        return pending.contains(delegation) || withholding(delegation).isPresent();
    }

    /** How a delegation withholds its confirmation. */
    Optional<Withholding> withholding(String delegation) {
        return withheld.stream()
                .filter(each -> each.delegation().equals(delegation))
                .findFirst();
    }

    /** How many delegations were asked. */
    int size() {
        return pending.size() + withheld.size() + confirmed.size();
    }

    /** Decided again, with other words. Who withholds goes on to: that ends when they confirm, and not otherwise. */
    AdReferendum asked(Terms terms) {
        return new AdReferendum(
                terms.forum(),
                terms.pending().stream()
                        .filter(code -> withholding(code).isEmpty())
                        .toList(),
                withheld,
                without(confirmed, terms.pending()));
    }

    /** A delegation confirms. */
    AdReferendum confirmedBy(String delegation) {
        return new AdReferendum(
                forum,
                without(pending, List.of(delegation)),
                withheld.stream()
                        .filter(each -> !each.delegation().equals(delegation))
                        .toList(),
                Stream.concat(confirmed.stream(), Stream.of(delegation)).toList());
    }

    /** A delegation withholds its confirmation, or says otherwise why. */
    AdReferendum with(Withholding withholding) {
        List<Withholding> all = new ArrayList<>(withheld);
        all.removeIf(each -> each.delegation().equals(withholding.delegation()));
        all.add(withholding);
        return new AdReferendum(forum, without(pending, List.of(withholding.delegation())), all, confirmed);
    }

    private static List<String> without(List<String> codes, List<String> others) {
        return codes.stream().filter(code -> !others.contains(code)).toList();
    }

    /** As it is told to people: {@code forum, pending, withheld: [delegation, reason, at, by], confirmed}. */
    public Fields toFields() {
        return new Fields()
                .put("forum", forum)
                .put("pending", pending)
                .putAll(
                        "withheld",
                        withheld.stream()
                                .map(each -> new Fields()
                                        .put("delegation", each.delegation())
                                        .put("reason", each.reason())
                                        .put("at", each.atMillis())
                                        .put("by", each.by().name()))
                                .toList())
                .put("confirmed", confirmed);
    }
}
