package org.plenary.server.export.docx;

import java.io.OutputStream;
import java.util.Locale;
import org.docx4j.openpackaging.Base;
import org.docx4j.openpackaging.contenttype.ContentTypeManager;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.io3.Save;
import org.docx4j.openpackaging.io3.stores.ZipPartStore;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.DocPropsCorePart;
import org.docx4j.openpackaging.parts.DocPropsExtendedPart;
import org.docx4j.openpackaging.parts.Part;
import org.docx4j.openpackaging.parts.PartName;
import org.docx4j.openpackaging.parts.WordprocessingML.CommentsExtendedPart;
import org.docx4j.openpackaging.parts.WordprocessingML.CommentsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.DocumentSettingsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.FontTablePart;
import org.docx4j.openpackaging.parts.WordprocessingML.FooterPart;
import org.docx4j.openpackaging.parts.WordprocessingML.FootnotesPart;
import org.docx4j.openpackaging.parts.WordprocessingML.HeaderPart;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;
import org.docx4j.openpackaging.parts.WordprocessingML.NumberingDefinitionsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.StyleDefinitionsPart;
import org.docx4j.openpackaging.parts.relationships.Namespaces;
import org.docx4j.relationships.ObjectFactory;
import org.docx4j.relationships.Relationship;
import org.plenary.server.export.BracketSigns;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.Stretch;

/** The package of one document: docx4j's parts, relationships and content types around the XML that is written here. */
final class DocxPackage {
    private final Edition edition;
    private final ExportOptions options;
    private final Comments comments;
    private final FixedWords wording;
    private final WordNumbers numbers;
    private final Parts parts = new Parts();
    private final WordprocessingMLPackage document = new WordprocessingMLPackage(new ContentTypeManager());

    DocxPackage(Edition read, ExportOptions options, Comments comments) {
        this.edition = BracketSigns.drawn(read, options);
        this.options = options;
        this.comments = comments;
        this.wording = FixedWords.of(edition.locale());
        this.numbers = WordNumbers.of(edition.redline().clauses());
    }

    void save(OutputStream out) throws Docx4JException {
        MainDocumentPart main = new MainDocumentPart();
        add(document, main, new byte[0]);
        addProperties();
        addStyles(main);
        if (!comments.isEmpty()) {
            add(main, new CommentsPart(), comments.part(edition));
            if (comments.isExtended()) {
                add(main, new CommentsExtendedPart(), comments.extended());
            }
        }
        DocumentXml.Links links = new DocumentXml.Links(
                add(main, new HeaderPart(name("/word/header1.xml")), masthead().header()),
                add(main, new HeaderPart(name("/word/header2.xml")), masthead().blank("w:hdr")),
                add(main, new FooterPart(name("/word/footer1.xml")), masthead().blank("w:ftr")),
                add(main, new FooterPart(name("/word/footer2.xml")), masthead().firstFooter()),
                verification(main));
        WordFootnotes footnotes = new WordFootnotes(edition.masthead().isRightToLeft(), new TrackedChanges(edition));
        parts.put(main, new DocumentXml(edition, options, comments, wording).write(links, footnotes, numbers));
        if (!footnotes.isEmpty()) {
            add(main, new FootnotesPart(), footnotes.part());
        }
        document.setSourcePartStore(parts);
        new Save(document, new ZipPartStore()).save(out);
    }

    private void addProperties() throws Docx4JException {
        add(document, new DocPropsCorePart(), Properties.core(edition, wording));
        add(document, new DocPropsExtendedPart(), Properties.extended());
    }

    private void addStyles(MainDocumentPart main) throws Docx4JException {
        boolean footnotes = Stretch.hasFootnotes(edition.redline());
        add(main, new StyleDefinitionsPart(), StyleSheet.styles(edition.masthead(), footnotes, hasBrackets()));
        add(main, new NumberingDefinitionsPart(), numbers.part());
        add(main, new FontTablePart(), StyleSheet.fonts());
        boolean protect = options.protectedChanges() && edition.isRedline();
        add(main, new DocumentSettingsPart(), Properties.settings(edition, protect, footnotes));
    }

    private boolean hasBrackets() {
        return !edition.brackets().isEmpty() || !edition.bracketsBefore().isEmpty();
    }

    private MastheadWriter masthead() {
        return new MastheadWriter(edition, wording, new Xml());
    }

    private static PartName name(String name) throws Docx4JException {
        return new PartName(name);
    }

    /** Adds a part; returns the id of its relationship. */
    private String add(Base to, Part part, byte[] xml) throws Docx4JException {
        Relationship relationship = to.addTargetPart(part);
        parts.put(part, xml);
        return relationship.getId();
    }

    /** The relationship of the address where an issued text can be verified, {@code ""} for none. */
    private String verification(MainDocumentPart main) {
        String address = edition.verification();
        if (edition.revision() == null || address == null || !isWeb(address)) {
            return "";
        }
        Relationship link = new ObjectFactory().createRelationship();
        link.setType(Namespaces.HYPERLINK);
        link.setTarget(address);
        link.setTargetMode("External");
        main.getRelationshipsPart().addRelationship(link);
        return link.getId();
    }

    private static boolean isWeb(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }
}
