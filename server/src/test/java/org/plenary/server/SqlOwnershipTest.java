package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.sql.Await.await;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/**
 * Holds, in the SQL itself, what the table of packages in CONTRIBUTING.md holds in Java: each table has one owner,
 * which alone names it; and what only SQLite understands is written in one package, or listed here
 * (server/decisions/0037).
 */
@ExtendWith(VertxExtension.class)
class SqlOwnershipTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "plenary", "server");

    private static final Map<String, Set<String>> OWNERS = Map.of(
            "identity.sql", Set.of("process", "delegation", "person", "delegation_group", "delegation_group_member"),
            "audit.sql", Set.of("audit"),
            "signin.sql",
                    Set.of(
                            "access_token",
                            "invitation",
                            "known_browser",
                            "organization_account",
                            "password",
                            "session"),
            "journal.sql", Set.of("stream", "entry"),
            "checkpoint.sql", Set.of("checkpoint"),
            "signing.sql", Set.of("signing_key", "signed_head", "signed_import"),
            "intake.sql", Set.of("original"),
            "visit.sql", Set.of("visit"),
            "desk.sql", Set.of("desk", "seen"),
            "proposal.sql", Set.of("branch"));

    /** A text of Java: a block of lines, or one line. */
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"", Pattern.DOTALL);

    /** Where one text goes on in the next, perhaps with the value of a constant between them. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*(?:[A-Za-z.]+\\s*\\+\\s*)?\"(?!\"\")");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);

    private static final Pattern STATEMENT =
            Pattern.compile("(?s)^\\s*(select|insert\\s+into|insert\\s+or|update|delete\\s+from|with)\\s.*");

    /** What stands before the name of a table. */
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join|into|update(?!\\s+set\\b)|table)\\s+([a-z_]+)\\b");

    private static final Pattern SQLITE_ALONE = Pattern.compile(
            "\\bpragma\\b|\\browid\\b|\\binsert\\s+or\\b|\\breplace\\s+into\\b|\\bindexed\\s+by\\b|\\bnot\\s+indexed\\b"
                    + "|\\bgroup_concat\\b|\\blimit\\s+-1\\b|\\?[0-9]|\\bis\\s+not\\s+\\?|\\bis\\s+\\?|\\bglob\\b"
                    + "|\\bifnull\\b|\\bzeroblob\\b|\\bstrftime\\b|\\bchanges\\(|\\blast_insert_rowid\\b|\\bsqlite_\\w+"
                    + "|\\bnot\\s+[a-z]\\.[a-z_]+\\b(?!\\s*(?:=|<|>|in\\b|is\\b))");

    /**
     * What only SQLite understands and stays: which partial index a query takes, as its planner would not by itself.
     */
    private static final Set<String> STAYS = Set.of(
            "journal.sql: indexed by", // EntryReader.DECISIONS, StreamRows.ISSUES
            "sql.sqlite: pragma");

    /** A statement, or a part of one, and the package that it is written in. */
    private record Sql(String pack, String file, String text) {
        Set<String> tables(Collection<String> all) {
            Set<String> names = new TreeSet<>();
            Matcher table = TABLE.matcher(text);
            while (table.find()) {
                if (all.contains(table.group(1))) {
                    names.add(table.group(1));
                }
            }
            return names;
        }
    }

    private static List<Sql> all() throws IOException {
        List<Sql> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String pack = SOURCES.relativize(file.getParent())
                        .toString()
                        .replace('/', '.')
                        .replace('\\', '.');
                literals(Files.readString(file))
                        .forEach(
                                text -> all.add(new Sql(pack, file.getFileName().toString(), text)));
            }
        }
        return all;
    }

    static List<String> literals(String source) {
        String code = JOINT.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll(" ");
        List<String> literals = new ArrayList<>();
        Matcher literal = LITERAL.matcher(code);
        while (literal.find()) {
            String text = literal.group(1) == null ? literal.group(2) : literal.group(1);
            literals.add(text.toLowerCase(Locale.ROOT));
        }
        return literals;
    }

    private static Set<String> tables() {
        return OWNERS.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void givesEachTableOneOwner(Vertx vertx, @TempDir Path directory) {
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        Set<String> there = await(database.read(statements -> {
            Set<String> names = new TreeSet<>();
            try (ResultSet row = statements
                    .of("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
                    .executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }));
        await(database.close());
        there.remove("flyway_schema_history");

        assertThat(there).isEqualTo(tables());
        assertThat(OWNERS.values().stream().mapToInt(Set::size).sum()).isEqualTo(there.size());
    }

    @Test
    void readsStatementsOffTheSources() {
        String source =
                "String a = \"select x from \"\n    + \"person p join \" + B + \" delegation d\"; // from visit\n"
                        + "/** from stream */ String b = \"\"\"\n  insert into visit (x) values (?)\n\"\"\";";

        assertThat(literals(source).stream().flatMap(text -> new Sql("", "", text).tables(tables()).stream()))
                .containsExactly("delegation", "person", "visit");
    }

    @Test
    void namesTablesInTheirOwnersPackageAlone() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Sql sql : all()) {
            boolean speaksSql =
                    sql.pack.endsWith("sql") || STATEMENT.matcher(sql.text).matches();
            Set<String> tables = speaksSql ? sql.tables(tables()) : Set.of();
            named.addAll(tables);
            assertThat(tables)
                    .as("%s/%s may not name a table of another: %s", sql.pack, sql.file, sql.text)
                    .allMatch(OWNERS.getOrDefault(sql.pack, Set.of())::contains);
        }
        assertThat(named).as("the tables that were read off the sources").isEqualTo(tables());
    }

    @Test
    void writesWhatOnlySqliteUnderstandsInOnePackage() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Sql sql : all()) {
            if (sql.pack.endsWith("sql") || sql.pack.equals("sql.sqlite")) {
                Matcher special = SQLITE_ALONE.matcher(sql.text);
                while (special.find()) {
                    String what = sql.pack + ": " + special.group().replaceAll("\\s+", " ");
                    found.add(what);
                    assertThat(STAYS)
                            .as("%s in %s/%s: %s", special.group(), sql.pack, sql.file, sql.text)
                            .contains(what);
                }
            }
        }
        assertThat(found).as("what is listed, and is still there").isEqualTo(new TreeSet<>(STAYS));
    }
}
