package org.plenary.crdt;

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
    private static final String ROOT = "org.plenary.crdt";
    private static final String ENCODING = ROOT + ".encoding";
    private static final String PROTOCOL = ROOT + ".protocol";

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void seesTheModule() {
        assertThat(module).hasSizeGreaterThanOrEqualTo(60);
        assertThat(packages()).containsExactlyInAnyOrder(ROOT, ENCODING, PROTOCOL);
    }

    @Test
    void importsNothingIntoTheEncoding() {
        assertThatImports(ENCODING, ENCODING);
    }

    @Test
    void importsTheEncodingAloneIntoTheEngine() {
        assertThatImports(ROOT, ROOT, ENCODING);
    }

    @Test
    void importsTheEngineAndTheEncodingIntoTheProtocol() {
        assertThatImports(PROTOCOL, PROTOCOL, ROOT, ENCODING);
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

    private void assertThatImports(String from, String... allowed) {
        String[] packages = new String[allowed.length + 2];
        packages[0] = "java..";
        packages[1] = "org.jspecify..";
        System.arraycopy(allowed, 0, packages, 2, allowed.length);
        classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(module);
    }

    private Set<String> packages() {
        return module.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    }
}
