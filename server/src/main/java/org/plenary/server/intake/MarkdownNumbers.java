package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;

/**
 * The numbers of the items of an ordered list. CommonMark counts from the first, whatever the others are; people write
 * what they mean, except where they write the same number everywhere. A number that skips some, right below a line that
 * ends no sentence, is a word of that sentence. For one thread.
 */
final class MarkdownNumbers {
    private static final Pattern MARKER = Pattern.compile("(\\d{1,9})([.)]).*", Pattern.DOTALL);

    /** No list counts so far, but words at the start of a line may. */
    private static final int YEAR = 1_000;

    /** So many items behind one are looked at. */
    private static final int MAX_LOOKED = 50;

    private final MarkdownSource source;
    private final int before;
    private boolean counted;
    private final String sign;
    private int number;
    private int typed;
    private boolean skips;
    /** How many items follow one that ends no sentence. */
    private int unended;

    /** @param before the last number of the list before it at its depth; 0 if there is none */
    MarkdownNumbers(OrderedList list, MarkdownSource source, int before) {
        this.source = source;
        this.before = before;
        Integer start = list.getMarkerStartNumber();
        this.number = (start == null ? 1 : start) - 1;
        this.sign = list.getMarkerDelimiter() == null ? "." : list.getMarkerDelimiter();
        List<Integer> all = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            all.add(typed(item));
        }
        this.counted = all.size() > 1 && all.stream().distinct().count() == 1;
    }

    private int typed(Node item) {
        List<SourceSpan> spans = item.getSourceSpans();
        Matcher marker = MARKER.matcher(spans.isEmpty() ? "" : source.of(spans.get(0)));
        return marker.matches() ? Integer.parseInt(marker.group(1)) : -1;
    }

    /** Goes to the next item; its number as it stands there. */
    String next(Node item) {
        typed = typed(item);
        skips = item.getPrevious() == null ? typed > 1 && typed != before + 1 : !counted && typed > number + 1;
        return typed + sign;
    }

    /** Whether the number of this item stands within the sentence above it. */
    boolean isWrapped(Node item, Passage above) {
        boolean open = !MarkdownLines.ends(above.text());
        boolean wrapped = skips && open && isRightBelow(item) && isAlone(item);
        unended += open && !wrapped ? 1 : 0;
        if (wrapped && item.getPrevious() == null) {
            // What follows goes on with the list before.
            number = before;
            counted = false;
        }
        return wrapped;
    }

    /** Whether the items around it do not count with it: those behind go on without it, or those before do end. */
    private boolean isAlone(Node item) {
        int after = typed(item);
        int looked = 0;
        for (Node next = item.getNext(); next != null && looked < MAX_LOOKED; next = next.getNext()) {
            looked++;
            int number = typed(next);
            if (number == this.number + 1) {
                return true;
            }
            if (next == item.getNext() && number == after + 1) {
                return false;
            }
        }
        return unended < 2;
    }

    private static boolean isRightBelow(Node item) {
        Node above = item.getPrevious() == null ? item.getParent().getPrevious() : item.getPrevious();
        List<SourceSpan> before = above == null ? List.of() : above.getSourceSpans();
        List<SourceSpan> spans = item.getSourceSpans();
        return !before.isEmpty()
                && !spans.isEmpty()
                && before.get(before.size() - 1).getLineIndex() + 1
                        == spans.get(0).getLineIndex();
    }

    /** The last number that was counted. */
    int last() {
        return number;
    }

    /** The number of this item, which is counted with it, unless it is a year. */
    String label() {
        if (skips && typed >= YEAR) {
            return typed + sign;
        }
        number = skips ? typed : number + 1;
        return number + sign;
    }
}
