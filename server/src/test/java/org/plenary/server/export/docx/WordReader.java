package org.plenary.server.export.docx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads the clauses of a document as Word would after all its tracked changes were accepted, or rejected. Knows what
 * the standard says of the elements, and nothing of the writer.
 */
final class WordReader {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private boolean marks;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Document document;
    private final Set<String> readFootnotes = new HashSet<>();
    private final Map<String, Element> listOfStyle = new HashMap<>();
    private final Map<String, Map<Integer, String[]>> lists = new HashMap<>();

    WordReader(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document = xml("word/document.xml");
        readStyles();
        readLists();
    }

    /** The same, which reads the marks of the status of clauses, too. */
    WordReader withMarks() {
        marks = true;
        return this;
    }

    /** What happens to all changes. */
    @SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
    enum Decision {
        ACCEPT("ins", "moveTo", "del", "moveFrom"),
        REJECT("del", "moveFrom", "ins", "moveTo");

        private final List<String> kept;
        private final List<String> dropped;

        Decision(String keep, String keepToo, String drop, String dropToo) {
            kept = List.of(keep, keepToo);
            dropped = List.of(drop, dropToo);
        }
    }

    /** Whose properties a paragraph has that was joined from several: applications differ. */
    enum Joining {
        FIRST,
        LAST
    }

    /** A paragraph; the text has the style of each character behind it, except for line breaks. */
    record Para(String style, String label, String text) {}

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    byte[] part(String name) {
        return parts.get(name);
    }

    Document xml(String name) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(name)));
        } catch (Exception e) {
            throw new AssertionError("expected well-formed XML in " + name, e);
        }
    }

    /** All elements of the main part with this name. */
    List<Element> elements(String name) {
        return elements(document, name);
    }

    static List<Element> elements(Document in, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = in.getElementsByTagNameNS(W, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static String attribute(Element element, String name) {
        return element.getAttributeNS(W, name);
    }

    /** The paragraphs between the masthead and the end. */
    List<Para> clauses(Decision decision, Joining joining) {
        readFootnotes.clear();
        List<Para> result = new ArrayList<>();
        Counters counters = new Counters();
        StringBuilder text = new StringBuilder();
        Element form = null;
        for (Element paragraph : paragraphs()) {
            int before = text.length();
            content(paragraph, decision, text);
            boolean empty = before == 0;
            Element own = properties(paragraph, decision);
            if (form == null || joining == Joining.LAST || empty) {
                form = own;
            }
            if (isMarkThere(paragraph, decision)) {
                String style = value(form, "pStyle");
                result.add(new Para(style, counters.label(form, style), text.toString()));
                text.setLength(0);
                form = null;
            }
        }
        if (text.length() > 0) {
            throw new AssertionError("text runs into the end of the document: " + text);
        }
        return result;
    }

    private List<Element> paragraphs() {
        List<Element> found = new ArrayList<>();
        for (Element paragraph : elements("p")) {
            String style = value(child(paragraph, "pPr"), "pStyle");
            if (!style.startsWith("Masthead")
                    && !style.startsWith("Decisions")
                    && !style.equals("EndRule")
                    && !style.equals("Record")) {
                found.add(paragraph);
            }
        }
        return found;
    }

    private static boolean isMarkThere(Element paragraph, Decision decision) {
        Element mark = child(child(paragraph, "pPr"), "rPr");
        return decision.dropped.stream().allMatch(name -> child(mark, name) == null);
    }

    /** The properties, or those before a change that is rejected. */
    private static Element properties(Element paragraph, Decision decision) {
        Element properties = child(paragraph, "pPr");
        Element change = child(properties, "pPrChange");
        return decision == Decision.REJECT && change != null ? child(change, "pPr") : properties;
    }

    private void content(Element parent, Decision decision, StringBuilder text) {
        for (Element child : children(parent)) {
            String name = child.getLocalName();
            if (name.equals("r")) {
                run(child, decision, text);
            } else if (decision.kept.contains(name)) {
                content(child, decision, text);
            } else if (!decision.dropped.contains(name)
                    && !name.equals("pPr")
                    && !name.matches("(bookmark|moveFromRange|moveToRange|commentRange)(Start|End)")) {
                throw new AssertionError("unexpected in a paragraph: " + name);
            }
        }
    }

    private void run(Element run, Decision decision, StringBuilder text) {
        Element properties = child(run, "rPr");
        if (!marks && value(properties, "rStyle").equals("ClauseStatus")) {
            return;
        }
        Element change = child(properties, "rPrChange");
        if (decision == Decision.REJECT && change != null) {
            properties = child(change, "rPr");
        }
        String style = (child(properties, "b") == null ? "" : "*") + (child(properties, "i") == null ? "" : "/");
        for (Element child : children(run)) {
            switch (child.getLocalName()) {
                case "t", "delText" -> {
                    String units = child.getTextContent();
                    for (int i = 0; i < units.length(); i++) {
                        text.append(units.charAt(i)).append(style);
                    }
                }
                case "br" -> text.append('\n');
                case "tab" -> text.append('\t').append(style);
                case "footnoteReference" -> text.append(footnote(attribute(child, "id"), decision));
                case "rPr", "commentReference", "footnoteRef" -> {}
                default -> throw new AssertionError("unexpected in a run: " + child.getLocalName());
            }
        }
    }

    /** The words of a footnote in brackets, without the space behind its number. */
    private String footnote(String id, Decision decision) {
        List<Element> found = elements(xml("word/footnotes.xml"), "footnote").stream()
                .filter(each -> attribute(each, "id").equals(id))
                .toList();
        if (found.size() != 1 || !readFootnotes.add(decision + id)) {
            throw new AssertionError("expected one footnote for one reference, got id=" + id + " found=" + found);
        }
        StringBuilder words = new StringBuilder();
        Element paragraph = child(found.get(0), "p");
        if (!value(child(paragraph, "pPr"), "pStyle").equals("FootnoteText")) {
            throw new AssertionError("expected the style of footnotes");
        }
        content(paragraph, decision, words);
        return "[" + words.substring(1) + "]";
    }

    private void readStyles() {
        for (Element style : elements(xml("word/styles.xml"), "style")) {
            Element numbering = child(child(style, "pPr"), "numPr");
            if (numbering != null) {
                listOfStyle.put(attribute(style, "styleId"), numbering);
            }
        }
    }

    private void readLists() {
        Document numbering = xml("word/numbering.xml");
        for (Element list : elements(numbering, "num")) {
            for (Element definition : elements(numbering, "abstractNum")) {
                if (attribute(definition, "abstractNumId").equals(value(list, "abstractNumId"))) {
                    Map<Integer, String[]> levels = new TreeMap<>();
                    for (Element level : children(definition)) {
                        if (level.getLocalName().equals("lvl")) {
                            levels.put(
                                    Integer.parseInt(attribute(level, "ilvl")),
                                    new String[] {value(level, "numFmt"), value(level, "lvlText")});
                        }
                    }
                    for (Element other : children(list)) {
                        Element level = child(other, "lvl");
                        if (level != null) {
                            levels.put(
                                    Integer.parseInt(attribute(other, "ilvl")),
                                    new String[] {value(level, "numFmt"), value(level, "lvlText")});
                        }
                    }
                    lists.put(attribute(list, "numId"), levels);
                }
            }
        }
    }

    /** Counts as Word does: a level begins anew behind a paragraph of a level above. */
    private final class Counters {
        private final Map<String, int[]> counts = new HashMap<>();

        String label(Element properties, String style) {
            Element direct = child(properties, "numPr");
            Element numbering = direct == null ? listOfStyle.get(style) : direct;
            if (numbering == null) {
                return "";
            }
            String list = value(numbering, "numId");
            int level = child(numbering, "ilvl") == null ? 0 : Integer.parseInt(value(numbering, "ilvl"));
            int[] of = counts.computeIfAbsent(list, id -> new int[9]);
            of[level]++;
            Arrays.fill(of, level + 1, of.length, 0);
            String[] form = lists.get(list).get(level);
            return form[1].replace("%" + (level + 1), number(form[0], of[level]));
        }

        private static String number(String format, int n) {
            return switch (format) {
                case "decimal" -> Integer.toString(n);
                case "lowerLetter" ->
                    String.valueOf((char) ('a' + (n - 1) % 26)).repeat((n - 1) / 26 + 1);
                case "upperLetter" ->
                    String.valueOf((char) ('A' + (n - 1) % 26)).repeat((n - 1) / 26 + 1);
                case "upperRoman" -> roman(n);
                case "lowerRoman" -> roman(n).toLowerCase(Locale.ROOT);
                default -> throw new AssertionError("unexpected format of numbers: " + format);
            };
        }

        private static String roman(int n) {
            String[] tens = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
            String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
            return "C".repeat(n / 100) + tens[n / 10 % 10] + ones[n % 10];
        }
    }

    static Element child(Element parent, String name) {
        return parent == null
                ? null
                : children(parent).stream()
                        .filter(child -> child.getLocalName().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static String value(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : attribute(child, "val");
    }
}
