package org.plenary.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A real OpenID provider in a process of its own. */
final class OpenIdProcess implements AutoCloseable {
    static final String CLIENT_ID = "plenary";
    static final String CLIENT_SECRET = "the-provider-knows-plenary-by-this-secret";

    private final Process process;

    private OpenIdProcess(Process process) {
        this.process = process;
    }

    /** Starts it on a port; it takes people back to {@code redirectUri} and nowhere else. */
    static OpenIdProcess start(int port, String redirectUri) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "openid-provider.mjs")
                .directory(Path.of("src", "test", "js").toFile())
                .redirectError(Path.of("target", "openid-provider.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT", String.valueOf(port),
                        "CLIENT_ID", CLIENT_ID,
                        "CLIENT_SECRET", CLIENT_SECRET,
                        "REDIRECT_URI", redirectUri));
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("listening ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("the provider did not start; see target/openid-provider.log");
        }
        return new OpenIdProcess(process);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
