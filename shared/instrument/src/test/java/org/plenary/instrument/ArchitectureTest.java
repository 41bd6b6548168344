package org.plenary.instrument;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "org.plenary.instrument";

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void seesTheModule() {
        assertThat(module).hasSizeGreaterThanOrEqualTo(20);
        assertThat(packages())
                .containsExactlyInAnyOrder(
                        ROOT, ROOT + ".anchor", ROOT + ".compose", ROOT + ".crdt", ROOT + ".redline");
    }

    @Test
    void importsNothingIntoTheInstrument() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT)
                .check(module);
    }

    @Test
    void importsTheEngineAndTheInstrumentIntoTheirBridge() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".crdt")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.plenary.crdt", ROOT, ROOT + ".crdt")
                .check(module);
    }

    @Test
    void importsTheEngineAndTheInstrumentIntoComposedWordings() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".compose")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "org.plenary.crdt", ROOT, ROOT + ".compose", ROOT + ".crdt")
                .check(module);
    }

    @Test
    void importsTheEngineAndTheInstrumentIntoTheRedline() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".redline")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.plenary.crdt",
                        "org.plenary.crdt.encoding",
                        ROOT,
                        ROOT + ".crdt",
                        ROOT + ".redline")
                .check(module);
    }

    @Test
    void importsTheEngineTheInstrumentAndTheRedlineIntoTheAnchors() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".anchor")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.plenary.crdt",
                        "org.plenary.crdt.encoding",
                        ROOT,
                        ROOT + ".anchor",
                        ROOT + ".crdt",
                        ROOT + ".redline")
                .check(module);
    }

    @Test
    void hasNoCycles() {
        slices().matching("org.plenary.(**)").should().beFreeOfCycles().check(module);
    }

    @Test
    void marksEveryPackageAgainstNull() {
        assertThat(packages())
                .allSatisfy(name -> assertThat(module.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as(name + " has a package-info with @NullMarked")
                        .isTrue());
    }

    private Set<String> packages() {
        return module.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    }
}
