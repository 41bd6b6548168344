package org.plenary.server.export.html;

/** What a page is written for. */
public enum Medium {
    /** Browsers: HTML that is well-formed XML as well. */
    SCREEN("screen"),
    /**
     * A renderer of paged media: XHTML with bookmarks and running titles, without text that only screen readers see.
     */
    PAPER("paper");

    private final String name;

    Medium(String name) {
        this.name = name;
    }

    /** The name of its style sheet. */
    String stylesheet() {
        return name + ".css";
    }

    /** The name of the one that is added for footnotes. */
    String footnoteStylesheet() {
        return name + "-footnotes.css";
    }
}
