package org.plenary.server.export.akn;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.MissingResourceException;
import org.plenary.server.export.Edition;

/** The names that the Naming Convention of Akoma Ntoso has for a draft and its versions. */
final class Uris {
    /** Stands where others have a country: the code that ISO 3166-1 reserves for the United Nations. */
    static final String JURISDICTION = "un";

    private static final String UNDETERMINED = "und";

    private final Edition edition;
    private final String work;

    Uris(Edition edition, AknOutline outline) {
        this.edition = edition;
        work = "/akn/" + JURISDICTION + "/" + outline.documentType() + "/" + date(edition.begun()) + "/"
                + edition.draft().value();
    }

    /** The draft, whatever it says at any time. */
    String work() {
        return work;
    }

    /** The draft as it was at an instant. */
    String expression(Instant at) {
        return work + "/" + language() + "@" + at;
    }

    /** The one that is in the file. */
    String expression() {
        return expression(edition.instant());
    }

    /** The file. */
    String manifestation() {
        return expression() + ".akn";
    }

    /** Something that is in no document, such as a delegation. */
    String ontology(String type, String name) {
        return "/akn/ontology/" + type + "/" + edition.process().id().value() + "/" + name;
    }

    /** The language of the text by three letters of ISO 639-2. */
    String language() {
        Locale locale = edition.locale();
        try {
            String letters = locale.getISO3Language();
            return letters.isEmpty() ? UNDETERMINED : letters;
        } catch (MissingResourceException e) {
            return UNDETERMINED;
        }
    }

    /** Words as a segment of a path. */
    static String encoded(String words) {
        return URLEncoder.encode(AknXml.allowed(words), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static LocalDate date(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
