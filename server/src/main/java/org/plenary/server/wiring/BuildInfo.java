package org.plenary.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What the build wrote down about itself. */
public final class BuildInfo implements IVersionProvider {
    private static final String RESOURCE = "plenary-build.properties";

    @Override
    public String[] getVersion() {
        return new String[] {"plenary " + read().getProperty("version")};
    }

    private static Properties read() {
        try (InputStream in = BuildInfo.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("expected " + RESOURCE + " on the class path; the jar is incomplete");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
