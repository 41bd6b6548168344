package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change cuts without need is whole again after it. */
class CutAgainTest {
    private static final Map<String, @Nullable Object> NOTHING = Collections.singletonMap("bold", null);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void joinsWhatManyFormatsCutThatChangedNothing(int cuts) {
        // given
        Doc one = new Doc(new DocOptions().withClientId(1));
        one.getText("text").insert(0, "aaaa");
        Doc two = new Doc(new DocOptions().withClientId(2));
        two.applyUpdate(one.encodeStateAsUpdate(), null);
        YText text = two.getText("text");
        text.insert(4, "b".repeat(100));
        // when
        two.transact(null, () -> {
            text.format(1, 3, NOTHING);
            for (int i = 0; i < cuts; i++) {
                text.format(6 + 3L * i, 1, NOTHING);
            }
        });
        // then
        assertThat(two.store().get(1).size).isEqualTo(1);
        assertThat(two.store().get(2).size).isEqualTo(1);
    }

    @Test
    void cutsInBetween() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        YText text = doc.getText("text");
        text.insert(0, "aaaa");

        doc.transact(null, () -> {
            text.format(1, 1, NOTHING);
            assertThat(doc.store().get(1).size).isGreaterThan(1);
        });
    }
}
