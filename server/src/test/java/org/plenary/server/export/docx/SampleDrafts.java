package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.identity.Masthead;

/** Texts whose form is demanding. */
final class SampleDrafts {
    static final Masthead ARABIC = new Masthead("محدود", "البند 4 من جدول الأعمال: قواعد السلوك المسؤول", "ar");

    private SampleDrafts() {}

    static Clause clause(String id, ClauseKind kind, Block... blocks) {
        return new Clause(new ClauseId(id), kind, List.of(blocks));
    }

    static Paragraph p(String text) {
        return Paragraph.of(text);
    }

    static Subparagraph sub(Block... blocks) {
        return new Subparagraph(List.of(blocks));
    }

    /** A treaty with headings, articles, four levels of sub-paragraphs, and annexes. */
    static Instrument treaty() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(
                clause("t", ClauseKind.TITLE, p("Convention on the Protection of the Public Core of the Internet")));
        clauses.add(clause(
                "p1",
                ClauseKind.PREAMBULAR,
                new Paragraph(List.of(
                        new TextRun("Recalling", false, true),
                        TextRun.plain(" the purposes and principles of the Charter of the United Nations,")))));
        clauses.add(clause(
                "p2",
                ClauseKind.PREAMBULAR,
                p("Desiring to strengthen cooperation among all who build and operate networks,")));
        clauses.add(clause("h1", ClauseKind.HEADING, p("Part I. General provisions")));
        for (int i = 1; i <= 6; i++) {
            if (i == 4) {
                clauses.add(clause("h2", ClauseKind.HEADING, p("Part II. Obligations of the Parties")));
            }
            clauses.add(
                    clause(
                            "a" + i,
                            ClauseKind.ARTICLE,
                            p(
                                    "For the purposes of this Convention, and without prejudice to what other instruments provide, each Party shall, within its jurisdiction and by the means at its disposal:"),
                            sub(
                                    p("adopt legislative and other measures:"),
                                    sub(
                                            p(
                                                    "against conduct that damages naming and numbering systems, in particular:"),
                                            sub(
                                                    p("the root of the domain name system;"),
                                                    sub(p("its servers;")),
                                                    sub(p("the keys by which it is signed;"))),
                                            sub(p("the routing between networks;"))),
                                    sub(p("against the supply of tools for such conduct;"))),
                            p("These measures respect the rights of all persons."),
                            sub(
                                    p("cooperate with the other Parties."),
                                    p(
                                            "Cooperation includes prompt answers to requests for assistance, at any hour of the day."))));
        }
        clauses.add(clause(
                "x1",
                ClauseKind.ANNEX,
                p("List of protected systems"),
                sub(p("The root zone;")),
                sub(p("The time servers."))));
        clauses.add(clause(
                "x2",
                ClauseKind.ANNEX,
                new Paragraph(List.of(
                        new TextRun("Rules of procedure", true, false),
                        new LineBreak(),
                        TextRun.plain("of the Conference of the Parties")))));
        return new Instrument(clauses);
    }

    /** More sub-paragraphs in one place than there are letters, and levels that begin without text of their own. */
    static Instrument many() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(p("Decides:"));
        for (int i = 1; i <= 30; i++) {
            blocks.add(
                    i % 10 == 0
                            ? sub(p("to go on;"), sub(sub(p("deeper")), sub(p("still"))))
                            : sub(p("to do thing " + i + ";")));
        }
        return new Instrument(List.of(
                clause("o1", ClauseKind.OPERATIVE, blocks.toArray(Block[]::new)),
                clause(
                        "o2",
                        ClauseKind.OPERATIVE,
                        p("Requests:"),
                        sub(p("first;")),
                        p("in between"),
                        sub(p("second;"))),
                clause("p1", ClauseKind.PREAMBULAR, p("Recalling,"), sub(p("that"))),
                clause("o3", ClauseKind.OPERATIVE, p("Ends."), sub(p("once;")))));
    }

    static Instrument arabic() {
        return new Instrument(List.of(
                clause("t", ClauseKind.TITLE, p("مشروع إعلان بشأن الثقة والأمن في الفضاء الإلكتروني")),
                clause(
                        "p1",
                        ClauseKind.PREAMBULAR,
                        new Paragraph(
                                List.of(
                                        new TextRun("إذ نسلّم", true, false),
                                        TextRun.plain(
                                                " بأن الناس والخدمات العامة والاقتصادات في كل منطقة تعتمد اليوم على الشبكات الرقمية،")))),
                clause(
                        "p2",
                        ClauseKind.PREAMBULAR,
                        p("وإذ نشير إلى القرار TSC/2026/12 المؤرخ 21 نوفمبر 2026 وإلى Paris Call for Trust،")),
                clause(
                        "o1",
                        ClauseKind.OPERATIVE,
                        p("نعقد العزم على ما يلي:"),
                        sub(
                                p("منع الأنشطة الرقمية التي تلحق ضررا جسيما (عشوائيا أو منهجيا)؛"),
                                sub(p("في المستشفيات؛")),
                                sub(p("في شبكات الكهرباء؛"))),
                        sub(p("مساعدة المتضررين على التعافي؛"))),
                clause("o2", ClauseKind.OPERATIVE, p("نقرر استعراض التقدم المحرز كل سنة."))));
    }

    /** Text and markup that should do nothing. */
    static Instrument hostile() {
        return new Instrument(List.of(
                clause("a", ClauseKind.TITLE, p("<script>alert(1)</script> & \"quotes\" ]]> <!-- -->")),
                clause("A", ClauseKind.OPERATIVE, p("=cmd|' /C calc'!A0 {++ins++} &lt; &#x41; <w:p/>")),
                clause(
                        "with-dash",
                        ClauseKind.OPERATIVE,
                        p("control \u0001\u0008 \u001f, none \uFFFE\uFFFF, tab\tand \u202Eoverride\u202C")),
                clause(
                        "x".repeat(64),
                        ClauseKind.OPERATIVE,
                        p("  leading and   inner and trailing  "),
                        sub(p("\uD83D\uDD4A emoji"))),
                clause("__", ClauseKind.OPERATIVE, p(" MERGEFIELD \\* { PAGE } DDEAUTO"))));
    }
}
