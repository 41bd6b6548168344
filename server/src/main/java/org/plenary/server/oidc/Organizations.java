package org.plenary.server.oidc;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organisations whose people can sign in by their accounts there, in the order in which they are shown. */
public final class Organizations {
    /** The most organisations that a server knows. */
    public static final int MAX = 100;

    private final Map<String, OpenIdProvider> providers = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if there are too many, or two with one id */
    public Organizations(Vertx vertx, Collection<Organization> organizations) {
        if (organizations.size() > MAX) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX + " organisations, got " + organizations.size());
        }
        for (Organization organization : organizations) {
            if (providers.put(organization.id(), new OpenIdProvider(vertx, organization)) != null) {
                throw new IllegalArgumentException(
                        "expected an \"id\" of its own for each organisation, got \"" + organization.id() + "\" twice");
            }
        }
    }

    /** All of them. */
    public List<Organization> all() {
        List<Organization> all = new ArrayList<>();
        providers.values().forEach(provider -> all.add(provider.organization()));
        return all;
    }

    /** The provider of the organisation with this id; empty if there is none. */
    public Optional<OpenIdProvider> provider(String id) {
        return Optional.ofNullable(providers.get(id));
    }
}
