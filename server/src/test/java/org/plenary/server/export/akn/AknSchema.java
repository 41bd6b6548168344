package org.plenary.server.export.akn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema of Akoma Ntoso 3.0, from the test resources; nothing is fetched. */
final class AknSchema {
    private static final Schema SCHEMA = load();

    private AknSchema() {}

    private static Schema load() {
        URL schema = AknSchema.class.getClassLoader().getResource("akomantoso/akomantoso30.xsd");
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar:file");
            return factory.newSchema(schema);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with a file. */
    static List<String> validate(byte[] file) throws IOException {
        List<String> errors = new ArrayList<>();
        try {
            Validator validator = SCHEMA.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException e) {
                    errors.add(e.toString());
                }

                @Override
                public void error(SAXParseException e) {
                    errors.add(e.toString());
                }

                @Override
                public void fatalError(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            validator.validate(new StreamSource(new ByteArrayInputStream(file)));
        } catch (SAXException e) {
            errors.add(e.toString());
        }
        return errors;
    }
}
