package org.plenary.server.session;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;

/** Puts who somebody is into what their client says of itself, in place of what it claims. Immutable. */
final class PersonStamp {
    private final JsonObject user;

    PersonStamp(Person person) {
        Delegation delegation = person.delegation();
        this.user = new JsonObject()
                .put("id", person.id().value())
                .put("name", person.name())
                .put("role", person.role().name())
                .put("delegation", delegation == null ? null : delegation.code())
                .put("delegationName", delegation == null ? null : delegation.name())
                .put("color", color(delegation == null ? person.role().name() : delegation.code()));
    }

    /**
     * The message with its {@code user} fields replaced.
     *
     * @throws DecodeException if a state is not a JSON object
     */
    Awareness stamp(Awareness message) {
        List<Awareness.Entry> entries = new ArrayList<>(message.entries().size());
        for (Awareness.Entry entry : message.entries()) {
            String state = entry.state();
            entries.add(
                    state == null
                            ? entry
                            : new Awareness.Entry(
                                    entry.clientId(),
                                    entry.clock(),
                                    new JsonObject(state).put("user", user).encode()));
        }
        return new Awareness(entries);
    }

    /** A colour for a delegation, the same on every screen, dark enough for white letters on it. */
    private static String color(String code) {
        int hue = Math.floorMod(code.hashCode() * 137, 360);
        return hsl(hue, 0.62, 0.38);
    }

    private static String hsl(int hue, double saturation, double lightness) {
        double amplitude = saturation * Math.min(lightness, 1 - lightness);
        return String.format(
                "#%02x%02x%02x",
                channel(0, hue, lightness, amplitude),
                channel(8, hue, lightness, amplitude),
                channel(4, hue, lightness, amplitude));
    }

    private static int channel(int offset, int hue, double lightness, double amplitude) {
        double k = (offset + hue / 30.0) % 12;
        double value = lightness - amplitude * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
        return (int) Math.round(255 * value);
    }
}
