package org.plenary.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String BASE = "org.plenary.server";
    private static final String CRDT = "org.plenary.crdt";
    private static final String ENCODING = "org.plenary.crdt.encoding";
    private static final String PROTOCOL = "org.plenary.crdt.protocol";
    private static final String INSTRUMENT = "org.plenary.instrument";
    private static final String INSTRUMENT_CRDT = "org.plenary.instrument.crdt";
    private static final String REDLINE = "org.plenary.instrument.redline";

    /** Each package below the base, and what of Plenary's own it may import besides itself. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("sql", Set.of()),
            Map.entry("identity", Set.of(INSTRUMENT)),
            Map.entry("identity.sql", Set.of(server("identity"), server("sql"))),
            Map.entry("oidc", Set.of(server("identity"))),
            Map.entry("journal", Set.of(server("identity"))),
            Map.entry("journal.sql", Set.of(server("journal"), server("identity"), server("sql"))),
            Map.entry("standing", Set.of(INSTRUMENT, server("identity"), server("journal"))),
            Map.entry(
                    "checkpoint",
                    Set.of(
                            CRDT,
                            ENCODING,
                            INSTRUMENT_CRDT,
                            REDLINE,
                            server("identity"),
                            server("journal"),
                            server("standing"))),
            Map.entry("checkpoint.sql", Set.of(server("checkpoint"), server("journal"), server("sql"))),
            Map.entry(
                    "history",
                    Set.of(
                            CRDT,
                            INSTRUMENT,
                            INSTRUMENT_CRDT,
                            REDLINE,
                            server("identity"),
                            server("journal"),
                            server("standing"),
                            server("checkpoint"))),
            Map.entry(
                    "export",
                    Set.of(
                            CRDT,
                            INSTRUMENT,
                            REDLINE,
                            server("history"),
                            server("identity"),
                            server("journal"),
                            server("record"),
                            server("signing"),
                            server("standing"))),
            Map.entry(
                    "export.akn",
                    Set.of(
                            INSTRUMENT,
                            server("export"),
                            server("history"),
                            server("identity"),
                            server("journal"),
                            server("signing"),
                            server("standing"))),
            Map.entry(
                    "export.docx",
                    Set.of(
                            CRDT,
                            INSTRUMENT,
                            REDLINE,
                            server("export"),
                            server("history"),
                            server("identity"),
                            server("journal"),
                            server("signing"),
                            server("standing"))),
            Map.entry(
                    "export.html",
                    Set.of(
                            CRDT,
                            INSTRUMENT,
                            REDLINE,
                            server("export"),
                            server("history"),
                            server("identity"),
                            server("journal"),
                            server("signing"),
                            server("standing"))),
            Map.entry(
                    "export.json",
                    Set.of(
                            CRDT,
                            INSTRUMENT,
                            REDLINE,
                            server("export"),
                            server("history"),
                            server("identity"),
                            server("journal"),
                            server("signing"),
                            server("standing"))),
            Map.entry(
                    "export.pdf",
                    Set.of(server("export"), server("export.html"), server("identity"), server("journal"))),
            Map.entry(
                    "export.text",
                    Set.of(
                            CRDT,
                            INSTRUMENT,
                            REDLINE,
                            server("export"),
                            server("identity"),
                            server("journal"),
                            server("signing"),
                            server("standing"))),
            Map.entry(
                    "room",
                    Set.of(
                            CRDT,
                            ENCODING,
                            PROTOCOL,
                            INSTRUMENT,
                            INSTRUMENT_CRDT,
                            server("identity"),
                            server("journal"),
                            server("standing"),
                            server("checkpoint"))),
            Map.entry("signing", Set.of(server("identity"), server("journal"), server("standing"))),
            Map.entry(
                    "signing.sql",
                    Set.of(
                            server("identity"),
                            server("journal"),
                            server("signing"),
                            server("sql"),
                            server("standing"))),
            Map.entry(
                    "record",
                    Set.of(
                            CRDT,
                            ENCODING,
                            INSTRUMENT,
                            INSTRUMENT_CRDT,
                            server("identity"),
                            server("journal"),
                            server("room"),
                            server("signing"),
                            server("standing"))),
            Map.entry("intake", Set.of(INSTRUMENT, server("identity"), server("journal"))),
            Map.entry("intake.sql", Set.of(server("identity"), server("intake"), server("journal"), server("sql"))),
            Map.entry("visit", Set.of(server("identity"), server("journal"))),
            Map.entry("visit.sql", Set.of(server("identity"), server("journal"), server("sql"), server("visit"))),
            Map.entry("presence", Set.of(INSTRUMENT, server("identity"), server("journal"))),
            Map.entry("presence.local", Set.of(server("presence"), server("identity"), server("journal"))),
            Map.entry("presence.redis", Set.of(INSTRUMENT, server("presence"), server("identity"), server("journal"))),
            Map.entry("memory", Set.of(server("identity"))),
            Map.entry(
                    "session",
                    Set.of(
                            CRDT,
                            ENCODING,
                            PROTOCOL,
                            INSTRUMENT,
                            server("identity"),
                            server("memory"),
                            server("room"),
                            server("presence"))),
            Map.entry(
                    "http",
                    Set.of(
                            CRDT,
                            PROTOCOL,
                            INSTRUMENT,
                            REDLINE,
                            server("export"),
                            server("export.json"),
                            server("history"),
                            server("identity"),
                            server("intake"),
                            server("journal"),
                            server("memory"),
                            server("oidc"),
                            server("room"),
                            server("presence"),
                            server("record"),
                            server("session"),
                            server("signing"),
                            server("standing"),
                            server("visit"))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    private static String server(String name) {
        return BASE + "." + name;
    }

    @Test
    void seesTheClassesOfEveryPackage() {
        assertThat(CLASSES.size()).isGreaterThan(80);
        assertThat(packages())
                .containsAll(MAY_IMPORT.keySet().stream()
                        .map(ArchitectureTest::server)
                        .toList());
    }

    @Test
    void knowsEveryPackage() {
        assertThat(packages())
                .allSatisfy(name -> assertThat(
                                name.equals(BASE) || MAY_IMPORT.containsKey(name.substring(BASE.length() + 1)))
                        .as("package %s stands in the import table", name)
                        .isTrue());
    }

    @Test
    void importsOnlyWhatTheTableAllows() {
        MAY_IMPORT.forEach((name, allowed) -> {
            List<String> all = new ArrayList<>(allowed);
            all.add(server(name));
            classes()
                    .that()
                    .resideInAPackage(server(name))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAPackage("org.plenary..").negate().or(resideInAnyOf(all)))
                    .check(CLASSES);
        });
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

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass>
            resideInAnyOf(List<String> names) {
        return com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(names.toArray(String[]::new));
    }

    private static Set<String> packages() {
        return CLASSES.stream().map(type -> type.getPackageName()).collect(Collectors.toCollection(TreeSet::new));
    }
}
