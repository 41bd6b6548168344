package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

/** Texts that are hard on a page: long, deep, in other scripts, hostile. */
public final class SampleTexts {
    private static final String DUTY =
            "Each State Party shall take the measures necessary, consistent with its obligations"
                    + " under international law, to ensure that its territory is not knowingly used for acts contrary to the rights"
                    + " of other States. ";
    private static final String ARABIC =
            "إذ تشير إلى قراراتها السابقة بشأن التطورات في ميدان المعلومات والاتصالات السلكية"
                    + " واللاسلكية في سياق الأمن الدولي، بما في ذلك القرار 75/240 المؤرخ 31 كانون الأول/ديسمبر 2020، وإذ تؤكد"
                    + " أهمية التعاون الدولي،";

    /** Tries to leave the place of a text in HTML, XML, CSS and scripts. */
    public static final String HOSTILE = "]]> <!-- & &amp; &#x41; --> </p></section></main></style></title>"
            + "<script>document.title='owned'</script><img src=\"https://attacker.example/x.png\" onerror='alert(1)'>"
            + "<a href=\"javascript:alert(1)\">javascript:alert(1)</a> \"quoted\" 'single' {{x}} ${x} ";

    /** Characters that XML does not have, that fonts do not have, and that change directions. */
    public static final String ODD = "controls \u0000\u0001\u001B\u007F\u0085 noncharacters \uFFFE\uFFFF\uFDD0"
            + " directions \u202Eevil\u202C \u2067x\u2069 \u200E\u200F joiners \u200B\u200C\u200D\u2060\uFEFF soft\u00ADhyphen"
            + " scripts שלום 한국어 हिन्दी ไทย emoji \uD83D\uDE00\uD83C\uDDEB\uD83C\uDDF7 selector \u2764\uFE0F"
            + " marks e\u0301\u0327 separators \u2028\u2029 spaces \u00A0\u202F\u3000 private \uE000 \uDBFF\uDFFD";

    private int clauses;

    private SampleTexts() {}

    /** A convention with chapters, articles, annexes and four levels of sub-paragraphs. */
    public static Instrument treaty() {
        SampleTexts texts = new SampleTexts();
        List<Clause> all = new ArrayList<>();
        all.add(texts.clause(ClauseKind.TITLE, "Convention on the Protection of Civilian Digital Infrastructure"));
        all.add(texts.clause(ClauseKind.PREAMBULAR, "The States Parties to the present Convention,"));
        for (int chapter = 1; chapter <= 3; chapter++) {
            all.add(texts.clause(ClauseKind.HEADING, "Chapter " + chapter + ": Duties"));
            for (int i = 0; i < 3; i++) {
                all.add(texts.article());
            }
        }
        all.add(new Clause(
                texts.id(), ClauseKind.ANNEX, List.of(Paragraph.of("Lists"), item(Paragraph.of("Hospitals;")))));
        return new Instrument(all);
    }

    /** Tables in a clause and in a sub-paragraph. */
    public static Instrument tables() {
        Table table = new Table(List.of(
                new TableRow(true, List.of(TableCell.of("Party"), TableCell.of("Share of the costs"))),
                new TableRow(
                        false,
                        List.of(
                                TableCell.of("Norway"),
                                new TableCell(List.of(Paragraph.of("one half"), Paragraph.of("from 2028")))))));
        return new Instrument(List.of(
                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Tables"),
                new Clause(
                        new ClauseId("a"),
                        ClauseKind.OPERATIVE,
                        List.of(Paragraph.of("Decides:"), table, Paragraph.of("and so on;"))),
                new Clause(
                        new ClauseId("b"),
                        ClauseKind.ANNEX,
                        List.of(
                                Paragraph.of("Lists"),
                                new Subparagraph(List.of(Paragraph.of("The first:"), table)),
                                item(Paragraph.of("The second."))))));
    }

    /** Footnotes in a title, in lines of clauses and in a table: with styles, in two directions, one without words. */
    public static Instrument footnotes() {
        Table table = new Table(List.of(new TableRow(
                false,
                List.of(
                        TableCell.of("Norway"),
                        new TableCell(List.of(new Paragraph(
                                List.of(TextRun.plain("one half"), Footnote.of("From 2028: " + DUTY.strip())))))))));
        return new Instrument(List.of(
                noted("t", ClauseKind.TITLE, TextRun.plain("Call for Trust"), Footnote.of("Adopted at Geneva.")),
                noted(
                        "p",
                        ClauseKind.PREAMBULAR,
                        TextRun.plain("Recalling"),
                        new Footnote(List.of(
                                TextRun.plain("See "),
                                new TextRun("the Charter", false, true),
                                new LineBreak(),
                                TextRun.plain("and المادة 12 منه."))),
                        TextRun.plain(" the Charter,")),
                noted(
                        "q",
                        ClauseKind.OPERATIVE,
                        TextRun.plain("Decides"),
                        Footnote.of(""),
                        TextRun.plain(" without delay"),
                        Footnote.of("المادة 12 من الميثاق.")),
                new Clause(
                        new ClauseId("a"), ClauseKind.OPERATIVE, List.of(Paragraph.of("Shares the costs:"), table))));
    }

    private static Clause noted(String id, ClauseKind kind, Inline... inlines) {
        return new Clause(new ClauseId(id), kind, List.of(new Paragraph(List.of(inlines))));
    }

    private Clause article() {
        return new Clause(
                id(),
                ClauseKind.ARTICLE,
                List.of(
                        new Paragraph(List.of(new TextRun("Scope of application", true, false))),
                        Paragraph.of(DUTY),
                        new Subparagraph(List.of(
                                Paragraph.of(DUTY + DUTY),
                                new Subparagraph(List.of(
                                        Paragraph.of("First; " + DUTY),
                                        new Subparagraph(
                                                List.of(Paragraph.of(DUTY), item(Paragraph.of("The fourth level.")))))),
                                item(Paragraph.of("Second; " + DUTY)),
                                Paragraph.of("This goes on under the letter."))),
                        item(Paragraph.of(DUTY))));
    }

    private static Subparagraph item(Paragraph text) {
        return new Subparagraph(List.of(text));
    }

    /** A resolution in Arabic, with Latin names and European digits in it. */
    public static Instrument arabic() {
        SampleTexts texts = new SampleTexts();
        return new Instrument(List.of(
                texts.clause(ClauseKind.TITLE, "مشروع قرار بشأن السلوك المسؤول للدول في الفضاء السيبراني"),
                texts.clause(ClauseKind.PREAMBULAR, "إن الجمعية العامة،"),
                texts.clause(ClauseKind.PREAMBULAR, ARABIC),
                new Clause(
                        texts.id(),
                        ClauseKind.OPERATIVE,
                        List.of(
                                Paragraph.of("تهيب بالدول الأعضاء ما يلي:"),
                                item(Paragraph.of("أن تتعاون فيما بينها؛ " + ARABIC)),
                                item(Paragraph.of("أن تبلغ الاتحاد الدولي ITU بذلك أيضاً؛")))),
                texts.clause(ClauseKind.OPERATIVE, "تقرر أن تبقي المسألة قيد نظرها.")));
    }

    /** Chinese, Russian and Greek in one text. */
    public static Instrument manyScripts() {
        SampleTexts texts = new SampleTexts();
        return new Instrument(List.of(
                texts.clause(ClauseKind.TITLE, "各国在网络空间的负责任行为 – Ответственное поведение – Υπεύθυνη συμπεριφορά"),
                new Clause(
                        texts.id(),
                        ClauseKind.OPERATIVE,
                        List.of(new Paragraph(List.of(
                                TextRun.plain("请会员国遵守国际法，不得故意允许其领土被用于国际不法行为；".repeat(4)),
                                new TextRun("粗体文字", true, false),
                                new TextRun("斜体文字", false, true))))),
                texts.clause(ClauseKind.OPERATIVE, "Призывает государства-члены соблюдать нормы международного права;"),
                texts.clause(ClauseKind.OPERATIVE, "Καλεί τα κράτη μέλη να σέβονται το διεθνές δίκαιο, άνω τελεία·")));
    }

    /** What somebody writes who means harm, and a word that no line holds. */
    public static Instrument hostile() {
        SampleTexts texts = new SampleTexts();
        return new Instrument(List.of(
                texts.clause(ClauseKind.TITLE, HOSTILE),
                texts.clause(ClauseKind.HEADING, HOSTILE),
                texts.clause(ClauseKind.OPERATIVE, HOSTILE),
                texts.clause(ClauseKind.ARTICLE, ODD),
                texts.clause(ClauseKind.OPERATIVE, "W".repeat(3_000))));
    }

    /** So many operative paragraphs of some 600 characters each. */
    public static Instrument ofLength(int paragraphs) {
        SampleTexts texts = new SampleTexts();
        List<Clause> all = new ArrayList<>();
        all.add(texts.clause(ClauseKind.TITLE, "A very long resolution"));
        for (int i = 1; i <= paragraphs; i++) {
            all.add(texts.clause(
                    ClauseKind.OPERATIVE, "Number " + i + ": " + DUTY.repeat(3).strip()));
        }
        return new Instrument(all);
    }

    private Clause clause(ClauseKind kind, String text) {
        return Clause.of(id(), kind, text);
    }

    private ClauseId id() {
        clauses++;
        return new ClauseId("clause" + clauses);
    }
}
