package org.plenary.server.export.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;

/**
 * Writes editions as JSON, UTF-8, indented. Stateless.
 *
 * <p>The form is described by the JSON Schema on the class path as {@value #SCHEMA}, which each file names. It has a
 * version, which counts up when readers of the one before could not read it any more; members may be added without
 * that. The text at the moment is always there; a redline adds what changed.
 */
public final class JsonWriter implements EditionWriter {
    /** The resource that describes the form. */
    public static final String SCHEMA = "export/instrument.schema.json";

    /** The version of the form. */
    static final int VERSION = 1;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    @Override
    public Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENTER));
            new EditionJson(edition, new JsonMembers(json)).write(options);
            json.writeRaw('\n');
        }
        return Unshown.NONE;
    }
}
