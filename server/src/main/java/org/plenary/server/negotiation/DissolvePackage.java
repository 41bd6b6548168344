package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;

/**
 * A package is no more. Its clauses stay what they are, and each goes its own way from now on.
 *
 * @param bundle which
 */
public record DissolvePackage(PackageId bundle) implements PackageDecision {
    static final DecisionKind KIND = DecisionKind.of("package-dissolve", Set.of("package"), DissolvePackage::read);

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        now.standing().packages().require(bundle);
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(before.packages().without(bundle));
    }

    @Override
    public void write(Fields to) {
        to.put("package", bundle.value());
    }

    private static DissolvePackage read(Fields from) {
        return new DissolvePackage(PackageId.of(from.text("package")));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(brief());
    }

    @Override
    public Fields brief() {
        return new Fields().put("package", bundle.value());
    }
}
