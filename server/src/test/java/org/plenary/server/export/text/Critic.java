package org.plenary.server.export.text;

import java.util.regex.Pattern;

/** What any tool for CriticMarkup does: accepts or rejects all changes, and drops comments. */
final class Critic {
    private static final Pattern INSERTION = Pattern.compile("\\{\\+\\+(.*?)\\+\\+}", Pattern.DOTALL);
    private static final Pattern DELETION = Pattern.compile("\\{--(.*?)--}", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\{>>(.*?)<<}", Pattern.DOTALL);
    private static final Pattern ANY = Pattern.compile(
            "\\{\\+\\+(?<in>.*?)\\+\\+}|\\{--(?<out>.*?)--}|\\{>>.*?<<}|\\{~~.*?~~}|\\{==.*?==}", Pattern.DOTALL);

    private Critic() {}

    static String accept(String text) {
        return ANY.matcher(text).replaceAll(mark -> quote(mark.group(1)));
    }

    static String reject(String text) {
        return ANY.matcher(text).replaceAll(mark -> quote(mark.group(2)));
    }

    /** The same by tools that look for one kind of mark after the other. */
    static String acceptByKind(String text) {
        String rest = DELETION.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
        return INSERTION.matcher(rest).replaceAll("$1");
    }

    static boolean hasMarks(String text) {
        return ANY.matcher(text).find();
    }

    private static String quote(String text) {
        return text == null ? "" : java.util.regex.Matcher.quoteReplacement(text);
    }
}
