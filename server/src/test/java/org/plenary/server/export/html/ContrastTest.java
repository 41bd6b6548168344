package org.plenary.server.export.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plenary.server.identity.Color;

class ContrastTest {
    @Test
    void measuresAsWcagDoes() {
        assertThat(Contrast.onWhite("#000000")).isCloseTo(21, within(0.01));
        assertThat(Contrast.onWhite("#ffffff")).isCloseTo(1, within(0.01));
        assertThat(Contrast.onWhite("#767676")).isCloseTo(4.54, within(0.01));
    }

    @Test
    void makesTheColourOfEveryDelegationReadable() {
        for (int i = 0; i < 1000; i++) {
            String color = Contrast.readable(Color.of("D" + i));
            assertThat(Contrast.onWhite(color)).as(color).isGreaterThanOrEqualTo(4.9);
        }
    }

    @Test
    void leavesWhatIsReadableAsItIs() {
        assertThat(Contrast.readable("#10204f")).isEqualTo("#10204f");
    }
}
