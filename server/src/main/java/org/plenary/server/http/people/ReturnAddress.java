package org.plenary.server.http.people;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser is led back to after sign-in: a path of this site, with its query and fragment, and nothing that a
 * browser could take for an address of another. The browser client judges alike.
 */
public final class ReturnAddress {
    public static final int MAX_LENGTH = 500;

    private static final String LOBBY = "/";
    /** Stands for this site's own origin: nothing relative can name it. */
    private static final URI OWN = URI.create("https://own.invalid");
    /** Browsers drop line breaks and tabs, and take a backslash for a slash; two slashes begin the name of a host. */
    private static final Pattern VISIBLE = Pattern.compile("/(?!/)[\\x21-\\x5b\\x5d-\\x7e]*");
    /** What makes a browser rewrite a path, after which it may begin with two slashes. */
    private static final Pattern DOTS = Pattern.compile("(?i)/(?:\\.|%2e){1,2}(?:/|$)");

    private ReturnAddress() {}

    /** {@code next} if it is one, else the lobby. */
    public static String of(@Nullable String next) {
        return next != null && isOwn(next) ? next : LOBBY;
    }

    private static boolean isOwn(String next) {
        if (next.length() > MAX_LENGTH || !VISIBLE.matcher(next).matches()) {
            return false;
        }
        try {
            URI there = OWN.resolve(new URI(next));
            String path = there.getRawPath();
            return OWN.getScheme().equals(there.getScheme())
                    && OWN.getRawAuthority().equals(there.getRawAuthority())
                    && !path.startsWith("//")
                    && !DOTS.matcher(path).find();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
