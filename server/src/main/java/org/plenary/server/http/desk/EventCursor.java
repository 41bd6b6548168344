package org.plenary.server.http.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plenary.server.journal.StreamId;

/**
 * How far somebody has come in the events of a draft: in its own record, and in that of each desk that they are in. It
 * holds nothing but what they were told, and says nothing of other streams, however those go on.
 *
 * @param draft the entry of the draft's record that was told last; 0 for none
 * @param desks the same of desks, without those of which nothing was told
 */
record EventCursor(long draft, Map<StreamId, Long> desks) {
    /** Before all events. */
    static final EventCursor START = new EventCursor(0, Map.of());

    /** More than one person's desks take, of which there are one for each group and three others. */
    static final int MAX_LENGTH = 3_800;

    private static final Pattern FORM = Pattern.compile("1/([0-9]{1,15})((?:/[A-Za-z0-9_-]{1,64}:[0-9]{1,15})*)");

    /** Keeps a copy of the map. */
    EventCursor {
        desks = Map.copyOf(desks);
    }

    /** As text of the letters that need no encoding in an address: the same for the same. */
    String encode() {
        String all = new TreeMap<>(desks.entrySet().stream()
                        .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue)))
                .entrySet().stream()
                        .map(each -> "/" + each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining("", "1/" + draft, ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads what {@link #encode} writes.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    static EventCursor decode(String text) {
        if (text.length() > MAX_LENGTH) {
            throw unknown();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        var form = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!form.matches()) {
            throw unknown();
        }
        Map<StreamId, Long> desks = new TreeMap<>(java.util.Comparator.comparing(StreamId::value));
        for (String each : form.group(2).split("/", -1)) {
            if (!each.isEmpty()) {
                int colon = each.indexOf(':');
                desks.put(new StreamId(each.substring(0, colon)), Long.parseLong(each.substring(colon + 1)));
            }
        }
        return new EventCursor(Long.parseLong(form.group(1)), desks);
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("expected a cursor as an answer gave it, got something else");
    }
}
