package org.plenary.instrument;

/**
 * Where text could be taken for the marks of CriticMarkup: <code>{++ ++}</code>, <code>{-- --}</code>, <code>{~~
 * ~~}</code>, <code>{== ==}</code> and <code>{&gt;&gt; &lt;&lt;}</code>. It cannot where no brace stands beside one of
 * these characters.
 */
public final class CriticMarks {
    private static final String OPENING = "+-~=>";
    private static final String CLOSING = "+-~=<";

    private CriticMarks() {}

    /** Whether the second of two neighbouring characters makes a mark possible. */
    public static boolean meet(int first, int second) {
        return (first == '{' && OPENING.indexOf(second) >= 0) || (second == '}' && CLOSING.indexOf(first) >= 0);
    }
}
