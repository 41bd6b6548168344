package org.plenary.server.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @Test
    void knowsTheUsualPortsAndNoCase() {
        assertThat(Origin.of("https://Plenary.Example:443")).isEqualTo(Origin.of("https://plenary.example"));
        assertThat(Origin.of("http://plenary.example/")).contains(new Origin("http", "plenary.example", 80));
        assertThat(Origin.of("http://[::1]:8080")).contains(new Origin("http", "[::1]", 8080));
        assertThat(Origin.of("https://plenary.example")).isNotEqualTo(Origin.of("http://plenary.example:443"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "plenary.example",
                "https://",
                "ftp://plenary.example",
                "https://plenary.example/path",
                "https://plenary.example?q",
                "https://user@plenary.example",
                "https://plenary.example:70000",
                "https://plenary.example:443:443",
                "https://a b",
                "https://plenary.example\n",
                "https://plenary.example https://evil.example"
            })
    void takesNothingElseForOne(String text) {
        assertThat(Origin.of(text)).isEmpty();
    }
}
