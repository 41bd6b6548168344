package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.server.command.VerifyCommand;
import org.plenary.server.record.RecordVerifier;

/**
 * What a server tells of its drafts, a line for each question, in the order of the questions: the question, the status
 * if it is not 200, the name if it is a file, and the sum of the answer. What carries the present time is not asked
 * for: receipts, what the next revision would be called, the times at which people were last seen.
 */
final class KeptAnswers {
    private static final List<String> REDLINES = List.of("docx", "html", "md", "txt", "json");
    private static final List<String> TEXTS = List.of("docx", "html", "md", "txt", "json", "akn");
    /** The first message of a client that has nothing yet. */
    private static final byte[] WHAT_IS_THERE = {0, 0, 1, 0};

    private static final int BUSY = 503;
    private static final long PATIENCE_MILLIS = 30_000;

    private final int port;
    private final Map<String, String> lines = new TreeMap<>();
    private final @Nullable Path folder;

    private KeptAnswers(int port, @Nullable Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /**
     * Asks everything.
     *
     * @param folder where the answers are written for whoever wants to compare them; null for nowhere
     */
    static List<String> of(int port, Kept kept, @Nullable Path folder) throws IOException {
        KeptAnswers answers = new KeptAnswers(port, folder);
        for (Kept.Token person : kept.tokens()) {
            answers.askAs(person);
        }
        Browser reader = answers.browser(kept.reader());
        answers.file(reader, "", "/api/public/keys");
        answers.file(reader, "", "/api/public/heads");
        for (Object draft : reader.get("/api/drafts").array()) {
            answers.askOf(((JsonObject) draft).getString("id"), reader, kept.reader());
        }
        return answers.lines.entrySet().stream()
                .map(line -> line.getKey() + "  " + line.getValue())
                .toList();
    }

    private Browser browser(String token) {
        return new Browser(port).with("Authorization", "Bearer " + token);
    }

    /** Who somebody is, and what they may do in each draft. */
    private void askAs(Kept.Token person) throws IOException {
        Browser browser = browser(person.token());
        String as = person.person() + " ";
        file(browser, as, "/api/me");
        file(browser, as, "/api/drafts");
        for (Object draft : browser.get("/api/drafts").array()) {
            file(browser, as, "/api/drafts/" + ((JsonObject) draft).getString("id"));
        }
    }

    private void askOf(String draft, Browser reader, String token) throws IOException {
        String path = "/api/drafts/" + draft;
        keep("live " + draft, live(port, draft, token));
        byte[] record = file(reader, "", path + "/record");
        keep("verify " + draft, verified(record));
        for (String each :
                List.of("/original", "/access", "/revisions", "/timeline", "/blame", "/blame?deleted=true")) {
            file(reader, "", path + each);
        }
        for (Object clause : reader.get(path + "/clauses").array()) {
            file(reader, "", path + "/clauses/" + ((JsonObject) clause).getString("id") + "/history");
        }
        List<String> moments = moments(reader.get(path + "/revisions").array());
        for (int i = 0; i < moments.size(); i++) {
            String at = moments.get(i);
            text(reader, path, "at=" + at);
            if (i > 0) {
                redline(reader, path, "from=" + moments.get(i - 1) + "&to=" + at);
            }
        }
        // What takes long, once; a bundle of a redline holds it and the later text in all forms.
        String last = moments.get(moments.size() - 2);
        file(reader, "", path + "/exports/pdf?at=" + last);
        file(reader, "", path + "/exports/docx?notes=true&lines=true&at=" + last);
        file(reader, "", path + "/exports/docx?protect=true&from=" + last + "&to=now");
        file(reader, "", path + "/exports/zip?from=" + last + "&to=now");
    }

    /** The first entries of a draft, each revision, and now. */
    private static List<String> moments(JsonArray revisions) {
        List<String> moments = new ArrayList<>(List.of("seq:2"));
        for (Object revision : revisions) {
            moments.add(URLEncoder.encode(((JsonObject) revision).getString("symbol"), StandardCharsets.UTF_8));
        }
        moments.add("now");
        return moments;
    }

    private void text(Browser reader, String path, String at) throws IOException {
        file(reader, "", path + "/clauses?" + at);
        file(reader, "", path + "/text?format=md&" + at);
        for (String format : TEXTS) {
            file(reader, "", path + "/exports/" + format + "?" + at);
        }
    }

    private void redline(Browser reader, String path, String between) throws IOException {
        file(reader, "", path + "/redline?by=word&" + between);
        file(reader, "", path + "/redline?by=character&" + between);
        for (String format : REDLINES) {
            file(reader, "", path + "/exports/" + format + "?" + between);
        }
    }

    private byte[] file(Browser browser, String as, String path) throws IOException {
        HttpResponse<byte[]> response = browser.file(path);
        if (response.statusCode() == BUSY) {
            // A busy machine may still be clearing away the files before this one.
            response = await().until(() -> browser.file(path), answer -> answer.statusCode() != BUSY);
        }
        String disposition =
                response.headers().firstValue("Content-Disposition").orElse("");
        String name = disposition.replaceAll("^.*filename=\"([^\"]*)\".*$", "$1");
        byte[] body = response.body();
        if (response.statusCode() == 200) {
            lines.put(as + path, (name.isEmpty() ? "" : name + "  ") + write(as + path, name, body));
        } else {
            lines.put(as + path, String.valueOf(response.statusCode()));
        }
        return body;
    }

    private void keep(String question, byte[] answer) throws IOException {
        lines.put(question, write(question, "", answer));
    }

    private String write(String question, String name, byte[] answer) throws IOException {
        if (folder != null) {
            Files.write(Files.createDirectories(folder).resolve(question.replaceAll("[^\\w.=&-]", "_")), answer);
        }
        return KeptSum.of(name, answer);
    }

    /** What somebody gets who joins the draft. */
    static byte[] live(int port, String draft, String token) {
        RawSocket socket = RawSocket.request(port, "/collab/" + draft + "?token=" + token, List.of())
                .opened();
        try {
            socket.send(WHAT_IS_THERE);
            for (byte[] message = socket.next(PATIENCE_MILLIS);
                    message != null;
                    message = socket.next(PATIENCE_MILLIS)) {
                if (message[0] == 0 && message[1] == 1) {
                    return message;
                }
            }
            throw new AssertionError("waited in vain for the text of draft " + draft);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            socket.close();
        }
    }

    /** What {@code plenary verify} prints about a record, which must be intact. */
    static byte[] verified(byte[] record) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        VerifyCommand.print(
                RecordVerifier.verify(new ByteArrayInputStream(record), null),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("intact: ");
        return printed.toByteArray();
    }
}
