package org.plenary.server.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.server.journal.EntryKind;

/** What is missing when a kind of decision was added, and what must never change about those that there are. */
class DecisionKindsTest {
    private static List<Class<?>> decisions() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.plenary.server").stream()
                        .filter(type -> type.isAssignableTo(Decision.class) && !type.isInterface())
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    @Test
    void listsEveryDecisionThatThereIs() throws ReflectiveOperationException {
        for (Class<?> decision : decisions()) {
            Field kind = decision.getDeclaredField("KIND");
            kind.setAccessible(true);
            assertThat(DecisionKinds.ALL)
                    .as("%s.KIND stands in DecisionKinds.ALL", decision.getSimpleName())
                    .contains((DecisionKind) kind.get(null));
        }
        assertThat(decisions()).hasSameSizeAs(DecisionKinds.ALL);
    }

    @Test
    void keepsTheNamesThatAreInRecords() {
        assertThat(DecisionKinds.ALL)
                .extracting(kind -> kind.entry().wireName())
                .doesNotHaveDuplicates()
                .doesNotContain(EntryKind.TEXT.wireName(), EntryKind.PERSON.wireName())
                .contains("status", "mode", "access", "revision", "restore", "archive", "numbering")
                .contains("bracket", "bracket-hold", "bracket-leave", "bracket-settle", "bracket-again")
                .contains("package", "package-change", "package-dissolve", "package-status", "confirm")
                .contains("alternative", "choice", "apart")
                .contains("base", "follow", "invite", "join", "proposal-rules")
                .contains("proposal", "sponsor", "withdraw", "not-taken", "incorporate");
    }

    @Test
    void leavesWhoDecidedToTheCodec() {
        assertThat(DecisionKinds.ALL).allSatisfy(kind -> assertThat(kind.keys()).doesNotContain("by"));
    }
}
