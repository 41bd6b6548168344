package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a browser at the moment at which somebody signs in there.
 *
 * @param device the browser
 * @param replaces the secret of the session that the browser had until now, which ends; null if it had none
 */
public record Arrival(Device device, @Nullable String replaces) {
    /** Without the secret, so that no log holds it. */
    @Override
    public String toString() {
        return "Arrival[device=" + device + "]";
    }
}
