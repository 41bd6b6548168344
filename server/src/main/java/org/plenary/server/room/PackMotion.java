package org.plenary.server.room;

import java.util.function.Supplier;
import org.plenary.server.negotiation.MakePackage;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.TakenDecision;

/** That clauses become a package. */
record PackMotion(MakePackage decision) implements Motion<PackageId> {
    @Override
    public Supplier<PackageId> put(Floor floor) {
        TakenDecision taken = floor.decide(decision);
        if (taken == null) {
            throw new IllegalStateException("expected a package to change what stands");
        }
        PackageId made = new PackageId(taken.act().seq());
        return () -> made;
    }
}
