package org.plenary.server.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A form in which a draft leaves the house. */
public enum ExportFormat {
    /** Office Open XML, what Word writes; a redline has real tracked changes. */
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true),
    /** PDF/A-2b. */
    PDF("pdf", "application/pdf", true),
    /** One file of HTML that needs no other. */
    HTML("html", "text/html; charset=utf-8", true),
    /** CommonMark; a redline has the marks of CriticMarkup. */
    MD("md", "text/markdown; charset=utf-8", true),
    /** Plain text; a redline has the marks of CriticMarkup. */
    TXT("txt", "text/plain; charset=utf-8", true),
    /** Akoma Ntoso 3.0, the OASIS standard for legal documents; it has no redline. */
    AKN("akn.xml", "application/akn+xml", false),
    /** The instrument as data. */
    JSON("json", "application/json", true),
    /** All of the others, the record and its signed head. */
    ZIP("zip", "application/zip", true);

    private final String extension;
    private final String mediaType;
    private final boolean redline;

    ExportFormat(String extension, String mediaType, boolean redline) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.redline = redline;
    }

    /** Its name in addresses and on the command line. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What ends the names of its files, without the dot. */
    public String extension() {
        return extension;
    }

    /** Its media type, with the character set where there is one. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether it can show what changed between two moments. */
    public boolean hasRedline() {
        return redline;
    }

    /** Whether it can show the paper of a proposal, both as a redline and clean. */
    public boolean hasPaper() {
        return switch (this) {
            case DOCX, PDF, HTML, MD, TXT -> true;
            case AKN, JSON, ZIP -> false;
        };
    }

    /** The one of this name. */
    public static Optional<ExportFormat> of(String wireName) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(wireName))
                .findFirst();
    }
}
