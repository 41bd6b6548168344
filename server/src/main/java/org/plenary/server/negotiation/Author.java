package org.plenary.server.negotiation;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;

/**
 * Who decided, as it was then.
 *
 * @param delegation the code of the delegation the person spoke for, or null
 */
public record Author(PersonId id, String name, @Nullable String delegation) {}
