package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;

/**
 * Clauses become a package: from now on they are agreed together or not at all.
 *
 * @param title what people call it
 * @param clauses its clauses, 2 to {@value ClausePackage#MAX_CLAUSES}
 */
public record MakePackage(String title, List<ClauseId> clauses) implements PackageDecision {
    static final DecisionKind KIND = DecisionKind.of("package", Set.of("title", "clauses"), MakePackage::read);

    /** @throws IllegalArgumentException if a part is out of bounds */
    public MakePackage {
        clauses = List.copyOf(clauses);
        ClausePackage.require(title, clauses);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        Packages packages = now.standing().packages();
        packages.requireRoom();
        packages.requireFits(clauses, null, now);
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(before.packages().with(new ClausePackage(new PackageId(act.seq()), title, clauses, act)));
    }

    @Override
    public void write(Fields to) {
        to.put("title", title).put("clauses", PackageDecision.ids(clauses));
    }

    private static MakePackage read(Fields from) {
        return new MakePackage(from.text("title"), PackageDecision.clauses(from));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("title", title).put("clauses", PackageDecision.ids(clauses)));
    }

    @Override
    public Fields brief() {
        return new Fields().put("title", title);
    }
}
