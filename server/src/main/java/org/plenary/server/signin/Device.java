package org.plenary.server.signin;

import java.nio.charset.StandardCharsets;

/**
 * Where somebody signs in from, as far as a request tells; both may be empty, neither is proof of anything.
 *
 * @param name what the browser or program calls itself, cut to {@value #MAX_LENGTH} characters
 * @param address the network address, cut to {@value #MAX_LENGTH} characters
 */
public record Device(String name, String address) {
    /** Nothing is known. */
    public static final Device UNKNOWN = new Device("", "");

    private static final int MAX_LENGTH = 120;

    public Device {
        name = shortened(name);
        address = shortened(address);
    }

    private static String shortened(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && StandardCharsets.UTF_8.newEncoder().canEncode(Character.toString(c)))
                .takeWhile(c -> kept.length() + Character.charCount(c) <= MAX_LENGTH)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
