package org.plenary.server.intake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.IntakeException.Reason;

/**
 * The parts of a DOCX file that its main document names by its relationships. Where the file itself names no main
 * document, it is the part of that type. What is outside of the file is never looked at. Immutable.
 */
final class DocxParts {
    private final OfficePackage file;
    private final String main;
    private final List<Element> relationships = new ArrayList<>();

    DocxParts(OfficePackage file) {
        this.file = file;
        this.main = main(file);
        Element named =
                file.tree(folder(main) + "_rels/" + main.substring(folder(main).length()) + ".rels");
        if (named != null) {
            relationships.addAll(named.children());
        }
    }

    private static String main(OfficePackage file) {
        Element root = file.tree("_rels/.rels");
        String target = root == null
                ? null
                : root.children().stream()
                        .filter(each -> isOf(each, "officeDocument"))
                        .map(each -> path("", each))
                        .findFirst()
                        .orElse(null);
        if (target == null || file.part(target).isEmpty()) {
            target = file.mainByType().orElse(null);
        }
        if (target == null) {
            throw new IntakeException(
                    Reason.BROKEN,
                    "Expected a main document in the .docx, got none. Open the file with a word processor and save it anew.");
        }
        return target;
    }

    /** The path of the main document. */
    String main() {
        return main;
    }

    /** The bytes of the main document. */
    byte[] document() {
        return file.part(main).orElseThrow();
    }

    /** The first part of a kind, such as {@code styles}; null if there is none. */
    @Nullable
    Element tree(String kind) {
        return paths(kind).stream().findFirst().map(file::tree).orElse(null);
    }

    /** The paths of all parts of a kind, such as {@code header}. */
    List<String> paths(String kind) {
        return relationships.stream()
                .filter(each -> isOf(each, kind))
                .map(each -> path(folder(main), each))
                .filter(path -> file.part(path).isPresent())
                .distinct()
                .toList();
    }

    /** An XML part by its path; null if there is none. */
    @Nullable
    Element at(String path) {
        return file.tree(path);
    }

    /** What the main document names by an id: a path in the file or an address outside of it; {@code ""} if nothing. */
    String target(@Nullable String id) {
        return relationships.stream()
                .filter(each -> id != null && id.equals(each.attribute("Id")))
                .map(each -> String.valueOf(each.attribute("Target")))
                .findFirst()
                .orElse("");
    }

    /** The XML part that the main document names by an id; null if there is none. */
    @Nullable
    Element named(@Nullable String id) {
        return relationships.stream()
                .filter(each -> id != null && id.equals(each.attribute("Id")))
                .filter(each -> !isOutside(each))
                .map(each -> path(folder(main), each))
                .findFirst()
                .map(file::tree)
                .orElse(null);
    }

    private static boolean isOf(Element relationship, String kind) {
        return String.valueOf(relationship.attribute("Type")).endsWith("/" + kind) && !isOutside(relationship);
    }

    private static boolean isOutside(Element relationship) {
        return "External".equals(relationship.attribute("TargetMode"));
    }

    /** The path of a target, without dots and with the characters that are written in hexadecimal. */
    private static String path(String folder, Element relationship) {
        String target = String.valueOf(relationship.attribute("Target")).replace('\\', '/');
        Deque<String> path = new ArrayDeque<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        String plain = String.join("/", path);
        try {
            return URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return plain;
        }
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
