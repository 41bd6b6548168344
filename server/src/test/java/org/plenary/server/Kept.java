package org.plenary.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What was kept of an earlier version: a data directory, the tokens of its people, the files of its drafts' records,
 * and what that version told of them. {@code kept/README.md} in the resources describes the files.
 *
 * @param name the date and the name, as {@code 2026-11-30/demo}
 * @param tokens by person, whoever may read everything first
 * @param records the files of the records, by draft
 * @param answers a line for each question
 */
record Kept(
        String name, Map<String, byte[]> data, List<Token> tokens, Map<String, byte[]> records, List<String> answers) {
    private static final String DATA = "data/";
    private static final String RECORDS = "records/";
    private static final String TOKENS_LAST = "update access_token set expires_at = 4102444800000";

    /** What signs a person in. */
    record Token(String person, String token) {}

    /** Everything that was kept. */
    static List<Kept> all() throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            List<Kept> all = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".zip"))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
            return all;
        }
    }

    /** One of them. */
    static Kept of(String name) throws IOException {
        return read(root().resolve(name + ".zip"));
    }

    private static Path root() {
        URL root = Objects.requireNonNull(Kept.class.getResource("/kept"), "expected /kept on the class path");
        try {
            return Path.of(root.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Kept read(Path zip) throws IOException {
        Map<String, byte[]> data = new TreeMap<>();
        Map<String, byte[]> records = new TreeMap<>();
        List<Token> tokens = new ArrayList<>();
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName();
                byte[] bytes = entries.readAllBytes();
                if (name.startsWith(DATA) && !entry.isDirectory()) {
                    data.put(name.substring(DATA.length()), bytes);
                } else if (name.startsWith(RECORDS) && !entry.isDirectory()) {
                    records.put(name.substring(RECORDS.length()).replace(".jsonl", ""), bytes);
                } else if (name.equals("people.json")) {
                    tokens.addAll(tokens(new JsonArray(new String(bytes, StandardCharsets.UTF_8))));
                }
            }
        }
        String path = zip.toString().replaceAll("\\.zip$", "");
        Path answers = Path.of(path + ".txt");
        return new Kept(
                root().relativize(Path.of(path)).toString().replace('\\', '/'),
                data,
                List.copyOf(tokens),
                records,
                Files.exists(answers) ? Files.readAllLines(answers) : List.of());
    }

    private static List<Token> tokens(JsonArray people) {
        return people.stream()
                .map(JsonObject.class::cast)
                .map(person -> new Token(person.getString("id"), person.getString("token")))
                .toList();
    }

    /** A copy of the data directory, whose tokens do not end as they would have after half a year. */
    Path copy(Path into) throws IOException {
        Path copy = Files.createDirectories(into.resolve("data"));
        for (Map.Entry<String, byte[]> file : data.entrySet()) {
            Files.write(copy.resolve(file.getKey()), file.getValue());
        }
        sql(copy, TOKENS_LAST);
        return copy;
    }

    /** Changes something in a data directory whose server does not run; how many rows. */
    static int sql(Path directory, String change) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(change);
        } catch (SQLException e) {
            throw new AssertionError(change, e);
        }
    }

    /** How many rows a question to a database finds. */
    static int rows(Path directory, String question) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from (" + question + ")")) {
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(question, e);
        }
    }

    /** Whoever may read everything. */
    String reader() {
        return tokens.get(0).token();
    }

    @Override
    public String toString() {
        return name;
    }
}
