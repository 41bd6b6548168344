package org.plenary.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the table of packages in CONTRIBUTING.md, row by row. */
class ArchitectureTest {
    private static final String BASE = "org.plenary.server";
    private static final Pattern CODE = Pattern.compile("`([a-z.]+)`");

    /** Each package below the base, and what of Plenary's own it may import besides itself: all that its row names. */
    private static final Map<String, Set<String>> MAY_IMPORT = table();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (String line : lines(Path.of("..", "CONTRIBUTING.md"))) {
            if (line.startsWith("| `.")) {
                String[] cells = line.split("\\|", -1);
                Set<String> allowed = cells[3].strip().equals("all above") ? all(table.keySet()) : names(cells[3]);
                names(cells[1]).forEach(name -> table.put(name, allowed));
            }
        }
        return table;
    }

    private static Set<String> all(Set<String> above) {
        Set<String> all = new LinkedHashSet<>(above);
        all.addAll(Set.of("org.plenary.crdt..", "org.plenary.instrument.."));
        return all;
    }

    /** The packages that a cell names, in full; one that begins with a dot or has no other is the server's. */
    private static Set<String> names(String cell) {
        Set<String> names = new LinkedHashSet<>();
        Matcher code = CODE.matcher(cell);
        while (code.find()) {
            String name = code.group(1);
            boolean shared = name.startsWith("crdt") || name.startsWith("instrument");
            names.add(shared ? "org.plenary." + name : BASE + (name.startsWith(".") ? "" : ".") + name);
        }
        return names;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void seesTheClassesOfEveryPackage() {
        assertThat(CLASSES.size()).isGreaterThan(80);
        assertThat(packages()).containsAll(MAY_IMPORT.keySet());
    }

    @Test
    void knowsEveryPackage() {
        assertThat(packages())
                .allSatisfy(name -> assertThat(name.equals(BASE) || MAY_IMPORT.containsKey(name))
                        .as("package %s stands in the import table", name)
                        .isTrue());
    }

    @Test
    void readsFromTheGroundUp() {
        Set<String> above = new LinkedHashSet<>();
        MAY_IMPORT.forEach((name, allowed) -> {
            assertThat(above)
                    .as("what %s may import stands above it", name)
                    .containsAll(allowed.stream()
                            .filter(each -> each.startsWith(BASE))
                            .toList());
            above.add(name);
        });
    }

    @Test
    void importsOnlyWhatTheTableAllows() {
        MAY_IMPORT.forEach((name, allowed) -> {
            List<String> all = new ArrayList<>(allowed);
            all.add(name);
            classes()
                    .that()
                    .resideInAPackage(name)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAPackage("org.plenary..").negate().or(resideInAnyOf(all)))
                    .check(CLASSES);
        });
    }

    @Test
    void keepsTheLawFreeOfNetworkAndDatabase() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".negotiation")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.sql..", "java.net..", "java.nio.file..")
                .check(CLASSES);
    }

    @Test
    void namesSqliteInOnePackageAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".sql.sqlite")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..", "org.flywaydb..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + ".wiring", BASE + ".command", BASE + ".demo", BASE + ".sql.sqlite")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".sql.sqlite")
                .check(CLASSES);
    }

    @Test
    void givesNoTwoClassesOneName() {
        Map<String, List<String>> byName = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        byName.values().removeIf(packages -> packages.size() == 1);
        assertThat(byName).isEmpty();
    }

    @Test
    void hasNoCycles() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void marksEveryPackageAsNullSafe() {
        Set<JavaPackage> unmarked = CLASSES.stream()
                .map(type -> type.getPackage())
                .filter(pack -> !pack.isAnnotatedWith(NullMarked.class))
                .collect(Collectors.toSet());
        assertThat(unmarked).isEmpty();
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideInAnyOf(List<String> names) {
        return JavaClass.Predicates.resideInAnyPackage(names.toArray(String[]::new));
    }

    private static Set<String> packages() {
        return CLASSES.stream().map(type -> type.getPackageName()).collect(Collectors.toCollection(TreeSet::new));
    }
}
