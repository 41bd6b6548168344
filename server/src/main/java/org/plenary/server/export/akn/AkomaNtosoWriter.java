package org.plenary.server.export.akn;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportException;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;

/**
 * Writes editions in Akoma Ntoso 3.0 (OASIS LegalDocML), UTF-8: as an {@code act} if the text has articles outside its
 * annexes, otherwise as a {@code statement}. Stateless.
 *
 * <p>The order of the clauses is kept. What stands where Akoma Ntoso has no place for it, such as a preambular
 * paragraph behind an operative one, is a container of that name in the body. Notes are in the metadata. There is no
 * redline: the standard has no place for who changed what in a text that is not in force.
 */
public final class AkomaNtosoWriter implements EditionWriter {
    @Override
    public Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        if (edition.isRedline()) {
            throw new ExportException(
                    ExportException.Reason.UNSUPPORTED,
                    "Akoma Ntoso shows a text at one moment, but changes between two were asked for."
                            + " Ask for one of the moments, or for another format.");
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            AknXml xml = new AknXml(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer));
            new AknDocument(edition, options, xml).write();
            xml.end();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException("cannot write the file", e);
        }
        writer.flush();
        return Unshown.NONE;
    }
}
