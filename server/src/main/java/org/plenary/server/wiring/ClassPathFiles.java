package org.plenary.server.wiring;

import io.vertx.core.VertxException;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.spi.FileResolverFactory;
import io.vertx.core.spi.file.FileResolver;
import java.io.File;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where every Vert.x of this process finds what its parts ask for by a relative name, such as the pages of the browser
 * client and the schemas of OpenAPI: on the class path, which is the jar, and nowhere else. By itself Vert.x looks into
 * the working directory first, so that whoever can write there, or an unlucky folder of that name, has other pages
 * served than those that were built.
 *
 * <p>Vert.x unpacks what it finds into a directory of its own, which nobody else may enter, and takes a name in that
 * directory for one on the class path. So each relative name is made into such a name. Absolute names are those of
 * files, as ever. Safe from any thread. Vert.x finds this class by its name in {@code META-INF/services}.
 */
public final class ClassPathFiles implements FileResolverFactory {
    private static final Pattern LEADS_OUT = Pattern.compile("(?:^|[/\\\\])\\.\\.(?:[/\\\\]|$)");

    @Override
    public FileResolver resolver(VertxOptions options) {
        File unpacked =
                new File(System.getProperty("java.io.tmpdir"), "plenary-" + UUID.randomUUID()).getAbsoluteFile();
        return new Unpacking(
                unpacked,
                FileResolver.fileResolver(new FileSystemOptions(options.getFileSystemOptions())
                        .setClassPathResolvingEnabled(true)
                        .setFileCachingEnabled(true)
                        .setFileCacheDir(unpacked.getPath())
                        .setFileCacheDirAsExactPath(true)));
    }

    private record Unpacking(File directory, FileResolver files) implements FileResolver {
        /** One after the other: a file that is just being unpacked is there already, and not yet whole. */
        @Override
        public synchronized File resolve(String name) {
            if (new File(name).isAbsolute()) {
                return files.resolve(name);
            }
            if (LEADS_OUT.matcher(name).find()) {
                throw new VertxException("expected the name of a file in the jar, without \"..\", got " + name);
            }
            File file = new File(directory, name);
            File found = files.resolve(file.getPath());
            // What is not on the class path comes back by its relative name.
            return found.isAbsolute() ? found : file;
        }

        @Override
        public void close() throws IOException {
            files.close();
        }
    }
}
