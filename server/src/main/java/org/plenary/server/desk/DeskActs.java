package org.plenary.server.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.JournalException;
import org.plenary.server.negotiation.Fields;

/**
 * The kinds of acts of desks, and acts as entries of a desk's record: JSON in UTF-8 without white space, with their
 * keys in this order, those for which there is nothing left out.
 *
 * <pre>
 * desk    {"draft", "audience": {"kind", "code"}}
 * comment {"anchor": {"clause", "from", "to", "quote", "seq"}, "text", "mentions": [code]}
 * answer  {"thread", "text", "mentions": [code]}
 * edit    {"thread", "comment", "text", "mentions": [code]}
 * resolve {"thread"}
 * reopen  {"thread"}
 * position {"holder": {"kind", "code"}, "scope": {"kind", "id"}, "value", "note"}
 * </pre>
 *
 * <p>There is one encoding of each act: whatever else is read is damaged. Stateless.
 */
final class DeskActs {
    /** A new kind is a class that says everything of itself, and a line here. */
    static final List<DeskActKind> ALL = List.of(
            OpenDesk.KIND,
            BeginThread.KIND,
            AnswerThread.KIND,
            EditComment.KIND,
            ResolveThread.KIND,
            ReopenThread.KIND,
            TakePosition.KIND);

    private static final Map<EntryKind, DeskActKind> BY_ENTRY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(DeskActKind::entry, Function.identity()));

    private DeskActs() {}

    /** The payload of an entry. */
    static byte[] encode(DeskAct act) {
        Fields fields = new Fields();
        act.write(fields);
        return fields.toJson();
    }

    /**
     * The act that an entry holds.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it holds none
     */
    static DeskAct decode(Entry entry) {
        try {
            DeskActKind kind = BY_ENTRY.get(entry.kind());
            if (kind == null) {
                throw new IllegalArgumentException("expected one of the kinds of entries that desks have");
            }
            Fields fields = Fields.read(entry.payload());
            fields.requireNoOthers(kind.keys());
            DeskAct act = kind.reader().apply(fields);
            if (!Arrays.equals(encode(act), entry.payload())) {
                throw new IllegalArgumentException("expected the one encoding of the act, got another");
            }
            return act;
        } catch (IllegalArgumentException e) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "an entry holds no act of a desk: seq=" + entry.seq() + " kind=" + entry.kind() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
