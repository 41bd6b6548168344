package org.plenary.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageAssemblyTest {
    private static final int MAX = 10;
    /** What a short frame of a client takes on the network besides its payload: two bytes of head, four of mask. */
    private static final int HEAD = 6;

    private final MessageAssembly assembly = new MessageAssembly(MAX);

    private static WebSocketFrame begins(String part, boolean last) {
        return WebSocketFrame.binaryFrame(Buffer.buffer(part), last);
    }

    private static WebSocketFrame goesOn(String part, boolean last) {
        return WebSocketFrame.continuationFrame(Buffer.buffer(part), last);
    }

    private String add(WebSocketFrame frame) {
        byte[] message = assembly.add(frame);
        return message == null ? null : new String(message, StandardCharsets.UTF_8);
    }

    @Test
    void takesAMessageOfOneFrame() {
        assertThat(add(begins("whole", true))).isEqualTo("whole");
        assertThat(assembly.clear()).isEqualTo(5 + HEAD);
    }

    @Test
    void putsTheFramesOfAMessageTogetherInTheirOrder() {
        assertThat(add(begins("ab", false))).isNull();
        assertThat(add(goesOn("", false))).isNull();
        assertThat(add(goesOn("cd", false))).isNull();
        assertThat(add(goesOn("e", true))).isEqualTo("abcde");
        assertThat(assembly.clear()).isEqualTo(5 + 4 * HEAD);
        assertThat(assembly.clear()).isZero();
        assertThat(add(begins("next", true))).isEqualTo("next");
    }

    @Test
    void saysBeforeAFrameIsAddedThatTheMessageWouldBeTooLarge() {
        add(begins("12345", false));
        assertThat(assembly.overflows(goesOn("67890", true))).isFalse();
        assertThat(assembly.overflows(goesOn("67890x", true))).isTrue();
        assertThat(assembly.lengthWith(goesOn("67890x", true))).isEqualTo(MAX + 1);
        assertThat(assembly.clear()).isEqualTo(5 + HEAD);
        assertThat(assembly.overflows(begins("1234567890", true))).isFalse();
    }
}
