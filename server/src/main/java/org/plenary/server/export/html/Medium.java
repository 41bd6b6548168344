package org.plenary.server.export.html;

/** What a page is written for. */
public enum Medium {
    /** Browsers: HTML that is well-formed XML as well. */
    SCREEN("screen.css"),
    /** A renderer of paged media: XHTML with bookmarks and running titles, without text that only screen readers see. */
    PAPER("paper.css");

    private final String stylesheet;

    Medium(String stylesheet) {
        this.stylesheet = stylesheet;
    }

    /** The name of its style sheet. */
    String stylesheet() {
        return stylesheet;
    }
}
