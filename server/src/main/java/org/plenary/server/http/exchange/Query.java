package org.plenary.server.http.exchange;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for behind the question mark. That its numbers are such, the contract has seen to before.
 * Stateless.
 */
public final class Query {
    private Query() {}

    /** A parameter; null if it is not there. Of several of one name the first counts. */
    public static @Nullable String text(RoutingContext context, String name) {
        List<String> values = context.queryParam(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** A parameter, or what stands for it. */
    public static String text(RoutingContext context, String name, String otherwise) {
        String value = text(context, name);
        return value == null ? otherwise : value;
    }

    /** A whole number, or what stands for it. */
    public static long number(RoutingContext context, String name, long otherwise) {
        String value = text(context, name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    /** Whether something is asked for; not, if nothing is said of it. */
    public static boolean flag(RoutingContext context, String name) {
        return Boolean.parseBoolean(text(context, name));
    }
}
