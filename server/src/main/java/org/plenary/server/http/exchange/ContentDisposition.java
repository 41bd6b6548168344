package org.plenary.server.http.exchange;

import java.nio.charset.StandardCharsets;
import org.plenary.server.export.FileName;

/**
 * The header that names a file, as in RFC 6266: in ASCII for all, and in UTF-8 where there are other letters.
 * Stateless.
 */
public final class ContentDisposition {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";

    private ContentDisposition() {}

    public static String of(FileName name, boolean inline) {
        return (inline ? "inline" : "attachment") + "; filename=\"" + name.ascii() + "\"; filename*=UTF-8''"
                + encoded(name.unicode());
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(each) >= 0) {
                text.append((char) each);
            } else {
                text.append(String.format("%%%02X", each & 0xff));
            }
        }
        return text.toString();
    }
}
