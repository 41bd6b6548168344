package org.plenary.server.intake;

import java.util.Arrays;
import java.util.Optional;

/** A form in which a clipboard holds text. */
public enum FragmentForm {
    /** HTML as word processors and browsers put it on the clipboard. */
    HTML("html"),
    /** Plain text, of a PDF for instance, whose lines may be broken where those of the page were. */
    TEXT("txt");

    private final String wireName;

    FragmentForm(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in the API. */
    public String wireName() {
        return wireName;
    }

    /** The one of a wire name. */
    public static Optional<FragmentForm> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(form -> form.wireName.equals(name))
                .findFirst();
    }
}
