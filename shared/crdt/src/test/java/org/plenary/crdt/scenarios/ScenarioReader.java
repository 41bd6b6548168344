package org.plenary.crdt.scenarios;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the language of the scenarios, one step a line:
 *
 * <pre>
 * alice text insert 0 'abc' {bold: true}       who, what type, what is done, with what
 * bob map.a.0 set 'k' !map{x: 1}               a type within types; new types are tagged
 * sync                                         everybody gets everything, and all are alike then
 * alice text toDelta = [{insert: 'abc'}]       what comes of it
 * bob text = 'abc'                             short for toJSON
 * bob text delete 7 1 fails
 * alice transact 'me' {                        several changes as one
 *   alice text insert 0 'x'
 * }
 * </pre>
 *
 * A root type's name begins with its kind ({@code text}, {@code array2}, {@code xmlText}); {@code text@name} gives
 * it another name.
 */
final class ScenarioReader {
    private static final Set<String> FOR_ALL =
            Set.of("sync", "live", "merge", "diff", "convert", "vectorOf", "rangeOf", "contains", "same");
    private static final Set<String> BEGINNINGS = Set.of("new", "restore");
    private static final Set<String> ROOTS = Set.of("text", "array", "map", "xml", "xmlText", "element");

    private final String line;
    private int at;

    private ScenarioReader(String line) {
        this.line = line;
    }

    /** The steps, after those that begin with an empty document for everybody who is spoken of. */
    static List<Step> read(String text) {
        List<Step> steps = parse(text);
        Set<String> begun = new HashSet<>();
        Set<String> others = new TreeSet<>();
        steps.forEach(step ->
                (BEGINNINGS.contains(step.verb()) ? begun : others).add(step.peer() == null ? "" : step.peer()));
        List<Step> all = new ArrayList<>();
        others.stream()
                .filter(name -> !name.isEmpty() && !begun.contains(name))
                .forEach(name -> all.addAll(parse(name + " new {}")));
        all.addAll(steps);
        return all;
    }

    private static List<Step> parse(String text) {
        Deque<List<Step>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        for (String each : text.lines().map(String::strip).toList()) {
            if (each.equals("}")) {
                open.pop();
            } else if (!each.isEmpty()) {
                Step step = new ScenarioReader(each).step();
                open.element().add(step);
                if (each.endsWith(" {")) {
                    open.push(step.body());
                }
            }
        }
        return open.pop();
    }

    private Step step() {
        String first = word();
        String peer = FOR_ALL.contains(first) ? null : first;
        List<String> path = List.of();
        String verb = peer == null ? first : word();
        if (peer != null && ROOTS.contains(verb.split("[@.]|\\d+", 2)[0])) {
            path = List.of(verb.split("\\."));
            verb = Character.isLetter(peek()) && !line.startsWith("fails", at) ? word() : "toJSON";
        }
        List<@Nullable Object> args = new ArrayList<>();
        Step.Expected expected = null;
        while (at < line.length() && expected == null && !line.substring(at).equals("{")) {
            if (line.charAt(at) == '=') {
                at++;
                skip();
                expected = new Step.Expected.Value(value());
            } else if (line.startsWith("fails", at)) {
                at = line.length();
                expected = new Step.Expected.Failure();
            } else {
                args.add(value());
            }
        }
        if (at < line.length() && !line.endsWith("{")) {
            throw wrong("the end of the line");
        }
        return new Step(line, peer, path, verb, args, expected, new ArrayList<>());
    }

    private char peek() {
        return at < line.length() ? line.charAt(at) : '\n';
    }

    private void skip() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }

    private String word() {
        int start = at;
        while (at < line.length() && line.charAt(at) != ' ') {
            at++;
        }
        String word = line.substring(start, at);
        skip();
        return word;
    }

    private @Nullable Object value() {
        Object value = switch (peek()) {
            case '\'' -> string();
            case '[' -> list();
            case '{' -> map();
            case '!' -> tagged();
            default -> plain();
        };
        skip();
        return value;
    }

    private void require(char expected) {
        if (peek() != expected) {
            throw wrong("'" + expected + "'");
        }
        at++;
        skip();
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        at++;
        while (peek() != '\'') {
            char unit = line.charAt(at++);
            text.append(unit == '\\' ? escaped(line.charAt(at++)) : unit);
        }
        at++;
        return text.toString();
    }

    private static char escaped(char unit) {
        return unit == 'n' ? '\n' : unit;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        require('[');
        while (peek() != ']') {
            list.add(value());
            if (peek() != ']') {
                require(',');
            }
        }
        at++;
        return list;
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        require('{');
        while (peek() != '}') {
            String key = peek() == '\'' ? string() : name();
            require(':');
            map.put(key, value());
            if (peek() != '}') {
                require(',');
            }
        }
        at++;
        return map;
    }

    /** A value of a kind that JSON lacks. */
    private Map<String, @Nullable Object> tagged() {
        at++;
        Map<String, @Nullable Object> tagged = new LinkedHashMap<>();
        tagged.put("!", name());
        tagged.put("of", "'[{".indexOf(peek()) < 0 ? null : value());
        return tagged;
    }

    private String name() {
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
            at++;
        }
        if (at == start) {
            throw wrong("a name");
        }
        return line.substring(start, at);
    }

    private @Nullable Object plain() {
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '.' || peek() == '-') {
            at++;
        }
        String text = line.substring(start, at);
        return switch (text) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            case "" -> throw wrong("a value");
            default -> number(text);
        };
    }

    private static Object number(String text) {
        if (text.contains(".")) {
            return Double.valueOf(text);
        }
        return Long.valueOf(text);
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("expected " + expected + " at " + at + " of: " + line);
    }
}
