package org.plenary.server.export.docx;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.docx4j.openpackaging.contenttype.ContentTypeManager;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.io3.stores.PartStore;
import org.docx4j.openpackaging.parts.CustomXmlDataStoragePart;
import org.docx4j.openpackaging.parts.JaxbXmlPart;
import org.docx4j.openpackaging.parts.Part;
import org.docx4j.openpackaging.parts.PartName;
import org.docx4j.openpackaging.parts.XmlPart;

/**
 * The parts of one document as XML, in memory. docx4j takes a package's parts from such a store as they are when it
 * saves them, so they need not become objects first.
 */
final class Parts implements PartStore {
    /** The namespace of WordprocessingML. */
    static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    /** The namespace of references to relationships. */
    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new HashMap<>();

    /** The text of a part, which docx4j asks for when the package is saved. */
    void put(Part part, byte[] xml) {
        parts.put(part.getPartName().getName().substring(1), xml);
    }

    @Override
    public InputStream loadPart(String name) throws Docx4JException {
        return new ByteArrayInputStream(get(name));
    }

    @Override
    public long getPartSize(String name) throws Docx4JException {
        return get(name).length;
    }

    private byte[] get(String name) throws Docx4JException {
        byte[] xml = parts.get(name);
        if (xml == null) {
            throw new Docx4JException("expected a part that was put in, but got name=" + name);
        }
        return xml;
    }

    @Override
    public void dispose() {
        parts.clear();
    }

    @Override
    public void rename(PartName from, PartName to) {
        throw readOnly();
    }

    @Override
    public void setOutputStream(OutputStream out) {
        throw readOnly();
    }

    @Override
    public void saveContentTypes(ContentTypeManager types) {
        throw readOnly();
    }

    @Override
    @SuppressWarnings("rawtypes") // as docx4j declares it
    public void saveJaxbXmlPart(JaxbXmlPart part) {
        throw readOnly();
    }

    @Override
    public void saveCustomXmlDataStoragePart(CustomXmlDataStoragePart part) {
        throw readOnly();
    }

    @Override
    public void saveXmlPart(XmlPart part) {
        throw readOnly();
    }

    @Override
    public void saveBinaryPart(Part part) {
        throw readOnly();
    }

    @Override
    public void finishSave() {
        throw readOnly();
    }

    @Override
    public void setSourcePartStore(PartStore store) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a package is read from here; save it to another store");
    }
}
