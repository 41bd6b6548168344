package org.plenary.server.export;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The text in a bundle that tells what is in it and how to verify it. Stateless. */
final class BundleReadme {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private BundleReadme() {}

    static String of(Edition edition) {
        StringBuilder text = new StringBuilder();
        text.append(oneLine(edition.title())).append('\n');
        text.append(edition.symbol() == null ? "Draft, not issued" : edition.symbol())
                .append(", as of ")
                .append(TIME.format(edition.instant()))
                .append("\n\n");
        text.append("""
                manifest.json lists the files of this bundle with their SHA-256 sums. To compare them:

                    sha256sum FILE

                record.jsonl is the record of the draft up to this text: every edit and every decision, each bound to all
                before it by a hash. To verify it, with nothing but the file:

                    plenary verify record.jsonl

                Or open verify.html in a browser, and choose record.jsonl. That page needs no network, sends nothing, and
                shares no code with Plenary's server. Who does not trust whoever sent this bundle takes the page from
                elsewhere: every server has it, at /verify.html.

                It should say "intact" and this head, after the last entry:

                """);
        text.append("    ")
                .append(edition.head().hash().hex())
                .append("\n    entry ")
                .append(edition.head().seq());
        text.append("\n\n");
        if (edition.signature() == null) {
            text.append("This text was not issued as a revision. No signature covers its head.\n");
        } else {
            text.append("""
                    signed-head.json is the server's signature of this head. The key is in record.jsonl, and among the
                    keys that the server publishes at /api/public/keys; to demand that key:

                    """);
            text.append("    plenary verify record.jsonl --key ")
                    .append(edition.signature().key().value())
                    .append('\n');
            if (edition.verification() != null) {
                text.append("\nOr ask the server: ")
                        .append(edition.verification())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String oneLine(String title) {
        return title.replaceAll("\\p{Cntrl}+", " ");
    }
}
