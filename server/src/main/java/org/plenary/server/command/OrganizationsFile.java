package org.plenary.server.command;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.plenary.server.oidc.Organization;

/** The file with the organisations whose people sign in by their OpenID provider: a JSON array. */
public final class OrganizationsFile {
    private OrganizationsFile() {}

    /**
     * The providers that a file lists.
     *
     * @throws IllegalArgumentException if something is missing or out of bounds; the message names it and no secret
     */
    public static List<Organization> read(Buffer file) {
        JsonArray array;
        try {
            array = new JsonArray(file);
        } catch (DecodeException e) {
            throw new IllegalArgumentException("expected a JSON array of organisations: " + e.getMessage(), e);
        }
        List<Organization> organizations = new ArrayList<>();
        for (Object entry : array) {
            if (!(entry instanceof JsonObject json)) {
                throw new IllegalArgumentException("expected an object for each organisation, got something else");
            }
            organizations.add(new Organization(
                    text(json, "id"),
                    text(json, "name"),
                    text(json, "issuer"),
                    text(json, "clientId"),
                    text(json, "clientSecret")));
        }
        return organizations;
    }

    private static String text(JsonObject json, String name) {
        if (json.getValue(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("expected a text \"" + name
                + "\" for each organisation, got none in one with the fields " + json.fieldNames());
    }
}
