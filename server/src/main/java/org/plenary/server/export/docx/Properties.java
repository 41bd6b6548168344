package org.plenary.server.export.docx;

import java.time.temporal.ChronoUnit;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.HeadWords;

/** Writes what a document says of itself: its settings, and its properties as file managers show them. */
final class Properties {
    private static final String CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static final String ELEMENTS = "http://purl.org/dc/elements/1.1/";
    private static final String TERMS = "http://purl.org/dc/terms/";
    private static final String EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    private static final String COMPATIBILITY = "http://schemas.microsoft.com/office/word";

    private Properties() {}

    /**
     * The settings of a document.
     *
     * @param protectedChanges whether changes are tracked, and whoever turns that off must say so first
     * @param footnotes whether it has footnotes
     */
    static byte[] settings(Edition edition, boolean protectedChanges, boolean footnotes) {
        Xml xml = new Xml();
        xml.open("w:settings", "xmlns:w", Parts.WORD).empty("w:zoom", "w:percent", "100");
        if (protectedChanges) {
            xml.empty("w:trackRevisions");
            xml.empty("w:documentProtection", "w:edit", "trackedChanges", "w:enforcement", "1");
        }
        xml.value("w:defaultTabStop", "567").value("w:characterSpacingControl", "doNotCompress");
        if (footnotes) {
            xml.open("w:footnotePr");
            xml.empty("w:footnote", "w:id", "-1")
                    .empty("w:footnote", "w:id", "0")
                    .close();
        }
        xml.open("w:compat")
                .empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", COMPATIBILITY, "w:val", "15")
                .close();
        String tag = edition.locale().toLanguageTag();
        xml.empty("w:themeFontLang", "w:val", tag);
        return xml.value("w:decimalSymbol", ".")
                .value("w:listSeparator", ",")
                .close()
                .bytes();
    }

    static byte[] core(Edition edition, FixedWords wording) {
        Xml xml = new Xml();
        xml.open(
                "cp:coreProperties",
                "xmlns:cp",
                CORE,
                "xmlns:dc",
                ELEMENTS,
                "xmlns:dcterms",
                TERMS,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance");
        xml.element("dc:title", edition.title());
        xml.element("dc:subject", HeadWords.symbol(edition, wording));
        xml.element("dc:creator", edition.process().name());
        xml.element("dc:description", edition.masthead().agenda());
        xml.element("dc:language", edition.locale().toLanguageTag());
        String at = edition.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        xml.open("dcterms:created", "xsi:type", "dcterms:W3CDTF").text(at).close();
        xml.open("dcterms:modified", "xsi:type", "dcterms:W3CDTF").text(at).close();
        xml.element("cp:contentStatus", HeadWords.mark(edition, wording));
        return xml.close().bytes();
    }

    static byte[] extended() {
        return new Xml()
                .open("Properties", "xmlns", EXTENDED)
                .element("Application", "Plenary")
                .close()
                .bytes();
    }
}
