package org.plenary.server.presence.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is, and how presence uses it.
 *
 * @param url {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss://…} for TLS; it may hold a
 *     password, and is not to be shown
 * @param prefix begins every key and channel; nodes see each other if they have the same one
 * @param expiry how long the people of a node that is silent are still shown
 * @param heartbeat how often a node says that it is there; several times within the expiry
 * @param gather how long changes are gathered before they are sent together
 * @param patience how long Redis may take for an answer
 * @param maxPause the longest pause between two attempts to connect
 */
public record RedisConfig(
        String url,
        String prefix,
        Duration expiry,
        Duration heartbeat,
        Duration gather,
        Duration patience,
        Duration maxPause) {
    /** The prefix where none is given. */
    public static final String USUAL_PREFIX = "plenary";

    /** The expiry where none is given. */
    public static final Duration USUAL_EXPIRY = Duration.ofSeconds(20);

    private static final Duration SHORTEST_EXPIRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_EXPIRY = Duration.ofMinutes(10);
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9:_.{}-]{1,64}");
    private static final Pattern DATABASE = Pattern.compile("|/|/[0-9]{1,4}");
    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final String FORM = "redis://[[user]:password@]host[:port][/database], or rediss:// for TLS";

    /** @throws IllegalArgumentException if a value is out of bounds; the message holds nothing of the URL's secrets */
    public RedisConfig {
        String fault = fault(url);
        if (fault != null) {
            throw new IllegalArgumentException("expected a Redis URL " + FORM + ", got one " + fault);
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("expected a Redis prefix of 1 to 64 characters [A-Za-z0-9:_.{}-], got "
                    + prefix.length() + " characters with others among them");
        }
        if (expiry.compareTo(SHORTEST_EXPIRY) < 0 || expiry.compareTo(LONGEST_EXPIRY) > 0) {
            throw new IllegalArgumentException(
                    "expected presence to expire after 1 second to 10 minutes, got " + expiry);
        }
        if (heartbeat.toMillis() < 1 || heartbeat.multipliedBy(2).compareTo(expiry) > 0) {
            throw new IllegalArgumentException(
                    "expected a heartbeat twice within the expiry or oftener, got " + heartbeat + " in " + expiry);
        }
        if (gather.isNegative() || patience.toMillis() < 1 || maxPause.toMillis() < 1) {
            throw new IllegalArgumentException("expected times of more than 0, got gather=" + gather + " patience="
                    + patience + " maxPause=" + maxPause);
        }
    }

    /** The usual times: three heartbeats within {@code expiry} and a little, changes within 200 ms, 3 s of patience. */
    public static RedisConfig of(String url, String prefix, Duration expiry) {
        return new RedisConfig(
                url,
                prefix,
                expiry,
                expiry.multipliedBy(3).dividedBy(10),
                Duration.ofMillis(200),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5));
    }

    /** Where Redis is, without user and password: for logs. */
    String address() {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }

    boolean isEncrypted() {
        return url.startsWith("rediss:");
    }

    /** Has no secrets in it. */
    @Override
    public String toString() {
        return "RedisConfig[address=" + address() + ", prefix=" + prefix + ", expiry=" + expiry + "]";
    }

    private static @Nullable String fault(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            // Its message would quote the URL, with the password in it.
            return "that is no URL from character " + (e.getIndex() + 1)
                    + " on; percent-encode special characters of the password";
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
            return "with another scheme";
        }
        if (uri.getHost() == null) {
            return "without a host; percent-encode special characters of the password";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "with a ? or # in it; percent-encode special characters of the password";
        }
        return DATABASE.matcher(uri.getPath()).matches() ? null : "whose database is no number";
    }
}
