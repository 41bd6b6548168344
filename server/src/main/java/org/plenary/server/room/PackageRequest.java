package org.plenary.server.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.SetPackageStatus;

/**
 * What somebody asks to become of the clauses of a package: of all that are in the text when its turn comes.
 *
 * @param bundle which package
 * @param status what they are to become
 * @param reason why, or null
 * @param terms what is said of an agreement ad referendum
 */
public record PackageRequest(
        PackageId bundle, ClauseStatus status, @Nullable String reason, AdReferendum.Terms terms) {
    /**
     * @throws IllegalArgumentException if no decision can be made of it: the reason is out of bounds, or there are
     *     terms of something else
     */
    public PackageRequest {
        new SetPackageStatus(bundle, List.of(), status, reason, terms);
    }
}
