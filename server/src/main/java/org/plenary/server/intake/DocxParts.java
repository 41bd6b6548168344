package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.IntakeException.Reason;

/**
 * The parts of a DOCX file that its main document names by its relationships. Relationships to what is outside of the file are
 * passed over. Immutable.
 */
final class DocxParts {
    private final OfficePackage file;
    private final String main;
    private final List<Element> relationships = new ArrayList<>();

    DocxParts(OfficePackage file) {
        this.file = file;
        this.main = main(file);
        Element named = file.tree(folder(main) + "_rels/" + main.substring(folder(main).length()) + ".rels");
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

    /** The text of a part, for an excerpt. */
    String textOf(String path) {
        return Optional.ofNullable(file.tree(path)).map(Element::deepText).orElse("");
    }

    private static boolean isOf(Element relationship, String kind) {
        return String.valueOf(relationship.attribute("Type")).endsWith("/" + kind)
                && !"External".equals(relationship.attribute("TargetMode"));
    }

    private static String path(String folder, Element relationship) {
        String target = String.valueOf(relationship.attribute("Target"));
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String path = folder + target;
        while (path.contains("/../") && !path.startsWith("../")) {
            path = path.replaceFirst("[^/]+/\\.\\./", "");
        }
        return path;
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
