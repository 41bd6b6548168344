package org.plenary.server.http.history;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;

/** What is signed of a draft's revisions, by their entries of the record. Immutable. */
public final class SignedRevisions {
    private final Map<Long, SignedHead> heads;
    private final Witness.@Nullable Subject lastImport;

    public SignedRevisions(Signing.Signatures signatures) {
        heads = signatures.heads().stream()
                .collect(Collectors.toMap(
                        signed -> signed.subject().head().seq(),
                        signed -> signed,
                        (first, second) -> first,
                        TreeMap::new));
        int imports = signatures.imports().size();
        lastImport = imports == 0 ? null : signatures.imports().get(imports - 1).subject();
    }

    /** The signature under the revision of an entry; null if there is none. */
    @Nullable
    public SignedHead head(long seq) {
        return heads.get(seq);
    }

    /** The import that an entry came with; null if it was made here, or nobody knows. */
    public Witness.@Nullable Subject importOf(long seq) {
        return lastImport != null && seq <= lastImport.head().seq() ? lastImport : null;
    }

    /** Names what is signed: the same name for the same signatures. */
    public String name() {
        return heads.keySet() + " " + (lastImport == null ? "" : lastImport.key());
    }
}
