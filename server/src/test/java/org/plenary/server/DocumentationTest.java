package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the project's own papers promise of themselves: links that lead somewhere, and indexes that are whole. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("node_modules", "target", "dist", ".git");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern COMMENT = Pattern.compile("^ *(/\\*|\\* |//)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    private static List<Path> papers() throws IOException {
        List<Path> papers = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean theirs = NOT_OURS.contains(folder.getFileName().toString()) || folder.endsWith("src/test");
                return theirs ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    papers.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return papers;
    }

    @Test
    void linksLeadToFilesAndHeadingsThatExist() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path paper : papers()) {
            Matcher found = LINK.matcher(CODE.matcher(Files.readString(paper)).replaceAll(""));
            while (found.find()) {
                String link = found.group(1);
                if (link.contains(":")) {
                    continue;
                }
                links++;
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? paper
                        : paper.resolveSibling(parts[0]).normalize();
                if (!Files.exists(target) || (parts.length == 2 && !hasHeading(target, parts[1]))) {
                    dead.add(ROOT.relativize(paper) + ": " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    /** As pages of Markdown name their headings: small letters, digits and hyphens for spaces. */
    private static boolean hasHeading(Path paper, String name) throws IOException {
        return HEADING.matcher(Files.readString(paper))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .anyMatch(name::equals);
    }

    @Test
    void indexesOfDecisionsNameEachOfThem() throws IOException {
        for (String module : List.of("server", "web-client", "shared/crdt", "shared/instrument")) {
            Path folder = ROOT.resolve(module).resolve("decisions");
            String index = Files.readString(folder.resolve("README.md"));
            try (Stream<Path> decisions = Files.list(folder)) {
                assertThat(decisions
                                .map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals("README.md")))
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
            }
        }
    }

    @Test
    void theReadmeIsReadInAFewMinutes() throws IOException {
        assertThat(Files.size(ROOT.resolve("README.md"))).isLessThan(6_000);
    }

    /** The formatter breaks code, and leaves comments as they are. */
    @Test
    void wrapsCommentsInCodeAt120Columns() throws IOException {
        List<String> wide = new ArrayList<>();
        int files = 0;
        for (String module : List.of("server", "shared/crdt", "shared/instrument")) {
            try (var sources = Files.walk(ROOT.resolve(module).resolve("src"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .toList()) {
                    files++;
                    Files.readAllLines(source).stream()
                            .filter(line ->
                                    line.length() > 120 && COMMENT.matcher(line).find())
                            .forEach(line -> wide.add(source.getFileName() + ": " + line.strip()));
                }
            }
        }
        assertThat(wide).isEmpty();
        assertThat(files).isGreaterThan(500);
    }
}
