package org.plenary.server.intake;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.plenary.server.intake.Element.Space;

/**
 * Writes equations on one line, in reading order, as Word's linear format does: {@code (a+b)/2}, {@code x^2}, {@code
 * √(y)}. Signs that an equation has without writing them, such as its brackets and sums, are written. Tracked changes
 * are taken as accepted. For one thread.
 */
final class DocxEquations {
    private final BiConsumer<FindingCode, String> found;

    /** {@code found} gets what was tracked. */
    DocxEquations(BiConsumer<FindingCode, String> found) {
        this.found = found;
    }

    static boolean is(Element piece) {
        return piece.space() == Space.MATH && piece.name().startsWith("oMath");
    }

    /** The text of an equation or of a paragraph of equations. */
    String text(Element math) {
        return joined(math.content(), math.name().equals("oMathPara") ? " " : "");
    }

    private String joined(List<Element> pieces, String between) {
        StringBuilder text = new StringBuilder();
        boolean operand = false;
        for (Element piece : pieces) {
            String next = piece(piece);
            if (next.isEmpty()) {
                continue;
            }
            boolean glued = operand && isOperand(text.codePointBefore(text.length())) && isOperand(next.codePointAt(0));
            text.append(text.isEmpty() ? "" : glued ? " " : between).append(next);
            operand = isBuilt(piece);
        }
        return text.toString();
    }

    private static boolean isOperand(int c) {
        return Character.isLetterOrDigit(c);
    }

    /** What ends in something that would go on with the next letter or digit. */
    private static boolean isBuilt(Element piece) {
        return switch (piece.name()) {
            case "f", "sSup", "sSub", "sSubSup", "sPre", "nary", "func", "limLow", "limUpp" -> true;
            default -> false;
        };
    }

    private String piece(Element piece) {
        return switch (piece.space()) {
            case MATH -> math(piece);
            case WORD -> word(piece);
            default -> joined(piece.content(), "");
        };
    }

    private String word(Element piece) {
        return switch (piece.name()) {
            case "del", "moveFrom" -> {
                found.accept(FindingCode.TRACKED_CHANGES, piece.deepText());
                yield "";
            }
            case "ins", "moveTo" -> {
                found.accept(FindingCode.TRACKED_CHANGES, piece.deepText());
                yield joined(piece.content(), "");
            }
            case "t" -> piece.text();
            case "tab", "br", "cr" -> " ";
            case "rPr" -> "";
            default -> joined(piece.content(), "");
        };
    }

    private String math(Element piece) {
        return switch (piece.name()) {
            case "t" -> DocxRuns.textOf(piece);
            case "r" -> isDeleted(piece) ? deleted(piece) : joined(piece.content(), "");
            case "f" -> fraction(piece);
            case "sSup" -> of(piece, "e") + raised(piece, "^", "sup");
            case "sSub" -> of(piece, "e") + raised(piece, "_", "sub");
            case "sSubSup" -> of(piece, "e") + raised(piece, "_", "sub") + raised(piece, "^", "sup");
            case "sPre" -> raised(piece, "_", "sub") + raised(piece, "^", "sup") + " " + of(piece, "e");
            case "limLow" -> of(piece, "e") + raised(piece, "_", "lim");
            case "limUpp" -> of(piece, "e") + raised(piece, "^", "lim");
            case "rad" -> root(piece);
            case "d" -> delimited(piece);
            case "nary" -> sum(piece);
            case "func" -> function(piece);
            case "acc" -> accented(piece);
            case "m", "eqArr" -> rows(piece);
            default -> piece.name().endsWith("Pr") ? "" : joined(piece.content(), "");
        };
    }

    private static boolean isDeleted(Element run) {
        Element properties = run.child("rPr");
        return properties != null && (properties.child("del") != null || properties.child("moveFrom") != null);
    }

    private String deleted(Element run) {
        found.accept(FindingCode.TRACKED_CHANGES, run.deepText());
        return "";
    }

    private static List<Element> all(Element piece, String name) {
        Predicate<Element> isIt =
                each -> each.space() == Space.MATH && each.name().equals(name);
        return piece.children().stream().filter(isIt).toList();
    }

    private String of(Element piece, String name) {
        return joined(all(piece, name), "");
    }

    private static String property(Element piece, String properties, String name, String otherwise) {
        return all(piece, properties).stream()
                .flatMap(each -> all(each, name).stream())
                .map(each -> Objects.requireNonNullElse(each.attribute("val"), ""))
                .findFirst()
                .orElse(otherwise);
    }

    private String fraction(Element piece) {
        String above = grouped(of(piece, "num"));
        String below = grouped(of(piece, "den"));
        return above + (property(piece, "fPr", "type", "bar").equals("noBar") ? "¦" : "/") + below;
    }

    private String raised(Element piece, String sign, String name) {
        String text = of(piece, name);
        return text.isBlank() ? "" : sign + grouped(text);
    }

    private String root(Element piece) {
        String degree = of(piece, "deg");
        String base = of(piece, "e");
        return "√(" + (degree.isBlank() ? "" : degree + "&") + base + ")";
    }

    private String delimited(Element piece) {
        String separator = property(piece, "dPr", "sepChr", "|");
        List<String> inside =
                all(piece, "e").stream().map(each -> joined(each.content(), "")).toList();
        return property(piece, "dPr", "begChr", "(")
                + String.join(separator, inside)
                + property(piece, "dPr", "endChr", ")");
    }

    private String sum(Element piece) {
        return property(piece, "naryPr", "chr", "∫") + raised(piece, "_", "sub") + raised(piece, "^", "sup") + " "
                + of(piece, "e");
    }

    private String function(Element piece) {
        String name = of(piece, "fName");
        String argument = of(piece, "e");
        boolean glues = !argument.isEmpty() && isOperand(argument.codePointAt(0));
        return name + (glues ? " " : "") + argument;
    }

    private String accented(Element piece) {
        String base = of(piece, "e");
        String accent = property(piece, "accPr", "chr", "\u0302");
        return base.codePointCount(0, base.length()) == 1 ? base + accent : grouped(base) + accent;
    }

    private String rows(Element piece) {
        List<Element> rows = all(piece, piece.name().equals("m") ? "mr" : "e");
        return String.join(
                "; ",
                rows.stream()
                        .map(row -> row.name().equals("mr") ? joined(all(row, "e"), ", ") : joined(row.content(), ""))
                        .toList());
    }

    /** A part in brackets, unless it is one word or number, or has them already. */
    private static String grouped(String text) {
        String plain = text.strip();
        boolean isOne = plain.codePoints().allMatch(c -> isOperand(c) || c == '.' || c == ',' || c == '′');
        return isOne || isBracketed(plain) ? plain : "(" + plain + ")";
    }

    private static boolean isBracketed(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (open == 0 && i < text.length() - 1) {
                return false;
            }
        }
        return text.startsWith("(") && text.endsWith(")");
    }
}
