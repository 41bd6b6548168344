package org.plenary.server.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows the fields of a text: of each the instruction, which is not shown, and the result, which is. Fields stand
 * within one another and go over several paragraphs; those that were deleted with tracking are followed, too, so that
 * the others keep their ends. For one thread, in order.
 */
final class DocxFields {
    private static final int MAX_KEPT = 2_000;

    private static final int MAX_OPEN = 100;

    /** Fields that show nothing where they stand, by what they are. */
    private static final Set<String> SILENT = Set.of(
            "XE",
            "TC",
            "TA",
            "RD",
            "PRIVATE",
            "SET",
            "ASK",
            "ADVANCE",
            "FORMTEXT",
            "TOC",
            "TOA",
            "INDEX",
            "BIBLIOGRAPHY",
            "NEXT",
            "NEXTIF",
            "SKIPIF",
            "PRINT",
            "DATA",
            "ADDIN",
            "");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Deque<Field> open = new ArrayDeque<>();

    /** A field that was begun. */
    static final class Field {
        private final boolean silent;
        private final @Nullable Element form;
        private final StringBuilder instruction = new StringBuilder();
        private final StringBuilder result = new StringBuilder();
        private boolean separated;
        private boolean pictured;

        Field(boolean silent, @Nullable Element form) {
            this.silent = silent;
            this.form = form;
        }

        String instruction() {
            return instruction.toString().strip();
        }

        String result() {
            return result.toString();
        }

        /** What kind of field it is, in capitals. */
        String name() {
            String[] words = instruction().split("\\s+", 2);
            return words[0].startsWith("=") ? "=" : words[0].toUpperCase(Locale.ROOT);
        }

        /** Whether nothing is to be said of it, because it is left out as a whole, or only was there. */
        boolean isSilent() {
            return silent;
        }

        /** Whether it shows something, by its nature, and what that is stands nowhere. */
        boolean isUnknown() {
            return !pictured && !SILENT.contains(name());
        }

        /** What a program shows for it although there is no result; {@code ""} if that cannot be known. */
        String shown() {
            return switch (name()) {
                case "FORMCHECKBOX" -> isChecked() ? "☒" : "☐";
                case "FORMDROPDOWN" -> chosen();
                case "FORMTEXT" -> formText();
                case "MACROBUTTON", "GOTOBUTTON" -> rest(2);
                case "QUOTE" -> quoted();
                case "SYMBOL" -> symbol();
                default -> "";
            };
        }

        /** The address of a link; {@code ""} if it has none. */
        String address() {
            Matcher matcher = QUOTED.matcher(instruction());
            boolean isInside = instruction().matches("(?is)HYPERLINK\\s+\\\\l.*");
            return !isInside && matcher.find() ? Objects.requireNonNull(matcher.group(1)) : "";
        }

        private @Nullable Element form(String kind) {
            return form == null ? null : form.child(kind);
        }

        private boolean isChecked() {
            Element box = form("checkBox");
            if (box == null) {
                return false;
            }
            Boolean checked = box.flag("checked");
            return Boolean.TRUE.equals(checked == null ? box.flag("default") : checked);
        }

        private String chosen() {
            Element list = form("ddList");
            if (list == null) {
                return "";
            }
            String entry = list.valueOf("result") == null ? list.valueOf("default") : list.valueOf("result");
            int at = entry != null && entry.matches("\\d{1,3}") ? Integer.parseInt(entry) : 0;
            return list.all("listEntry")
                    .skip(at)
                    .map(each -> Objects.requireNonNullElse(each.attribute("val"), ""))
                    .findFirst()
                    .orElse("");
        }

        private String formText() {
            Element input = form("textInput");
            String text = input == null || separated ? null : input.valueOf("default");
            return text == null ? "" : text;
        }

        private String rest(int after) {
            String[] words = instruction().split("\\s+", after + 1);
            return words.length > after ? words[after] : "";
        }

        private String quoted() {
            Matcher matcher = QUOTED.matcher(instruction());
            return matcher.find() ? Objects.requireNonNull(matcher.group(1)) : rest(1);
        }

        private String symbol() {
            String[] words = instruction().split("\\s+", -1);
            String code = words.length < 2 ? "" : words[1];
            boolean hex = code.matches("0[xX][0-9A-Fa-f]{1,4}");
            if (!hex && !code.matches("\\d{1,5}")) {
                return "";
            }
            int c = hex ? Integer.parseInt(code.substring(2), 16) : Integer.parseInt(code);
            Matcher font = Pattern.compile("\\\\f\\s+\"?([^\"\\\\]+)\"?").matcher(instruction());
            int shown = SymbolFonts.shown(font.find() ? font.group(1).strip() : null, c);
            return shown == SymbolFonts.UNKNOWN || shown < ' ' || shown > 0xFFFF ? "" : Character.toString(shown);
        }
    }

    /** A field begins; {@code form} says what a form has there. */
    void begin(boolean isSilent, @Nullable Element form) {
        if (open.size() < MAX_OPEN) {
            open.push(new Field(isSilent, form));
        }
    }

    /** A field begins that was deleted with tracking: nothing of it is shown. */
    void beginDeleted() {
        begin(true, null);
        separate();
    }

    /** What follows is the result of the field that began last. */
    void separate() {
        if (!open.isEmpty()) {
            open.peek().separated = true;
        }
    }

    /** The field that began last ends; null if none is open. */
    @Nullable
    Field end() {
        return open.poll();
    }

    /** Whether what stands here is an instruction or a part of one, which is not shown. */
    boolean isInstruction() {
        return open.stream().anyMatch(field -> !field.separated);
    }

    /** Words of an instruction. */
    void instruct(String text) {
        if (!open.isEmpty() && !open.peek().separated) {
            keep(open.peek().instruction, text);
        }
    }

    /** Text that is shown here, or would be if it were not a part of an instruction. */
    void show(String text) {
        for (Field field : open) {
            keep(field.separated ? field.result : field.instruction, text);
            if (!field.separated) {
                break;
            }
        }
    }

    /** A picture is shown here. */
    void picture() {
        open.forEach(field -> field.pictured = true);
    }

    private static void keep(StringBuilder to, String text) {
        to.append(text, 0, Math.min(text.length(), Math.max(0, MAX_KEPT - to.length())));
    }

    /**
     * Whether a paragraph is none in which an instruction goes on: then its field has no end, and what follows is text.
     */
    void paragraph(Element paragraph) {
        boolean goesOn = paragraph.holds("instrText")
                || paragraph.holds("fldChar")
                || paragraph.deepText().isBlank();
        if (isInstruction() && !goesOn) {
            open.clear();
        }
    }
}
