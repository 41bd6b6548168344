package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;

/**
 * A package is called otherwise, or has other clauses. Those that were deleted from the text may stay in it.
 *
 * @param bundle which
 * @param title what people call it from now on
 * @param clauses its clauses from now on, 2 to {@value ClausePackage#MAX_CLAUSES}
 */
public record ChangePackage(PackageId bundle, String title, List<ClauseId> clauses) implements PackageDecision {
    static final DecisionKind KIND =
            DecisionKind.of("package-change", Set.of("package", "title", "clauses"), ChangePackage::read);

    /** @throws IllegalArgumentException if a part is out of bounds */
    public ChangePackage {
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
        ClausePackage before = packages.require(bundle);
        if (before.title().equals(title) && before.clauses().equals(clauses)) {
            return false;
        }
        packages.requireFits(clauses, before, now);
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Act made = before.packages().require(bundle).made();
        return before.with(before.packages().with(new ClausePackage(bundle, title, clauses, made)));
    }

    @Override
    public void write(Fields to) {
        to.put("package", bundle.value()).put("title", title).put("clauses", PackageDecision.ids(clauses));
    }

    private static ChangePackage read(Fields from) {
        return new ChangePackage(PackageId.of(from.text("package")), from.text("title"), PackageDecision.clauses(from));
    }

    @Override
    public Optional<Fields> news() {
        Fields news = new Fields();
        write(news);
        return Optional.of(news);
    }

    @Override
    public Fields brief() {
        return new Fields().put("package", bundle.value()).put("title", title);
    }
}
