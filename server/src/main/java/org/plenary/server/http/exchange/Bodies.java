package org.plenary.server.http.exchange;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Profile;
import org.plenary.server.identity.Rank;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.SymbolPattern;

/**
 * Reads people and what they belong to from bodies that follow the contract. What the contract cannot say is checked
 * here; it fails with an {@link IdentityException} that says what was expected.
 */
public final class Bodies {
    private Bodies() {}

    public static Profile profile(JsonObject body) {
        String email = body.getString("email");
        String rank = body.getString("rank");
        return valid(() -> new Profile(
                body.getString("name").strip(),
                email == null ? null : new Email(email),
                Role.valueOf(body.getString("role")),
                rank == null ? null : Rank.valueOf(rank),
                body.getString("delegation")));
    }

    public static Delegation delegation(String code, JsonObject body) {
        return valid(() -> new Delegation(
                code,
                body.getString("name").strip(),
                DelegationKind.valueOf(body.getString("kind")),
                Capacity.valueOf(body.getString("capacity"))));
    }

    public static Group group(String code, JsonObject body) {
        List<String> members =
                body.getJsonArray("members").stream().map(String.class::cast).toList();
        return valid(() -> new Group(code, body.getString("name").strip(), members));
    }

    public static String processName(String name) {
        return valid(() -> new Negotiation(new ProcessId("any"), name.strip()).name());
    }

    public static @Nullable SymbolPattern symbols(@Nullable String pattern) {
        return pattern == null ? null : valid(() -> new SymbolPattern(pattern));
    }

    public static @Nullable Masthead masthead(@Nullable JsonObject body) {
        return body == null
                ? null
                : valid(() -> new Masthead(
                        body.getString("distribution").strip(),
                        body.getString("agenda").strip(),
                        body.getString("language")));
    }

    public static <T> T valid(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IdentityException(IdentityException.Reason.INVALID, String.valueOf(e.getMessage()), e);
        }
    }
}
