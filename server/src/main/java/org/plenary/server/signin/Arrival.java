package org.plenary.server.signin;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a browser at the moment at which somebody signs in there.
 *
 * @param device the browser
 * @param replaces the secret of the session that the browser had until now, which ends; null if it had none
 * @param browser the secret by which the browser is known again for {@value #KNOWN_DAYS} days, which opens nothing;
 *     null if it keeps none
 */
public record Arrival(
        Device device, @Nullable String replaces, @Nullable String browser) {
    /** How long a browser is known by which nobody has signed in again. */
    public static final int KNOWN_DAYS = 180;

    /** The arrival of a browser that is not known again. */
    public Arrival(Device device, @Nullable String replaces) {
        this(device, replaces, null);
    }

    /** Without the secrets, so that no log holds them. */
    @Override
    public String toString() {
        return "Arrival[device=" + device + "]";
    }
}
