package org.plenary.server.http.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReturnAddressTest {
    /** What the browser client is held to, too. */
    static Stream<Arguments> addresses() throws IOException {
        try (InputStream in = ReturnAddressTest.class.getResourceAsStream("/web-client/return-addresses.json")) {
            return new JsonArray(Buffer.buffer(in.readAllBytes()))
                    .stream().map(JsonArray.class::cast).map(one -> Arguments.of(one.getString(0), one.getString(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void leadsToPathsOfThisSiteOnly(String next, String expected) {
        assertThat(ReturnAddress.of(next)).isEqualTo(expected);
    }

    @Test
    void leadsToTheLobbyWithoutOneAndFromOneThatIsTooLong() {
        assertThat(ReturnAddress.of(null)).isEqualTo("/");
        assertThat(ReturnAddress.of("/" + "a".repeat(ReturnAddress.MAX_LENGTH))).isEqualTo("/");
    }
}
