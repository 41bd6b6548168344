package org.plenary.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.SampleTexts;
import org.plenary.server.export.html.HtmlWriter;
import org.plenary.server.identity.Masthead;

/** Exported pages in Chromium: what they do, what they ask for, and how they can be read; keeps target/pages. */
class ExportPagesIT {
    private static final Path FOLDER = Path.of("target", "pages").toAbsolutePath();

    @TestFactory
    Stream<DynamicNode> areHarmlessAndAccessibleInABrowser() throws Exception {
        Files.createDirectories(FOLDER);
        write("clean", Editions.revision1());
        write("redline", Editions.redline());
        write("arabic", Editions.clean(new Masthead("محدودة", "", "ar"), SampleTexts.arabic()));
        write("treaty", Editions.clean(Editions.MASTHEAD, SampleTexts.treaty()));
        write(
                "hostile",
                Editions.clean(
                        new Masthead(
                                "<script>document.title='owned'</script>", "\"'><img src=x onerror=alert(1)>", "en"),
                        SampleTexts.hostile()));

        return NodeTests.of("pages.test.mjs", 3, Map.of("PLENARY_PAGES", FOLDER.toString()));
    }

    private static void write(String name, Edition edition) throws IOException {
        try (OutputStream out = Files.newOutputStream(FOLDER.resolve(name + ".html"))) {
            new HtmlWriter().write(edition, new ExportOptions(true, false, false), out);
        }
    }
}
