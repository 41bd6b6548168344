package org.plenary.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Markdown;

/** What a test asks of a fragment that was read. */
final class Pasted {
    private Pasted() {}

    static FragmentReading html(String html) {
        return Fragments.read(html, FragmentForm.HTML, new FragmentPlace(ClauseKind.OPERATIVE, false));
    }

    static FragmentReading text(String text) {
        return text(text, ClauseKind.OPERATIVE, false);
    }

    static FragmentReading text(String text, ClauseKind within, boolean item) {
        return Fragments.read(text, FragmentForm.TEXT, new FragmentPlace(within, item));
    }

    /** One of the clipboards in the resources. */
    static String clipboard(String name) {
        String resource = "/clipboard/" + name + ".html";
        try (InputStream in = Objects.requireNonNull(Pasted.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }

    /** The parts behind {@code >} and the clauses, as Markdown without blank lines. */
    static String shown(FragmentReading reading) {
        List<String> shown = new ArrayList<>();
        if (!reading.parts().isEmpty()) {
            Clause around = new Clause(Assembly.newId(), ClauseKind.OPERATIVE, reading.parts());
            shown.add("> " + markdown(new Instrument(List.of(around))).replaceFirst("\\*\\*OP1\\*\\* ?", ""));
        }
        shown.add(markdown(new Instrument(reading.clauses())));
        return String.join("", shown);
    }

    private static String markdown(Instrument instrument) {
        return Markdown.render(instrument).replaceAll("\n+", "\n");
    }

    /** The findings as {@code code count: words | words}. */
    static List<String> findings(FragmentReading reading) {
        return reading.findings().stream()
                .map(finding -> finding.code().wireName() + " " + finding.count() + ": "
                        + String.join(" | ", reading.words().getOrDefault(finding.code(), List.of())))
                .toList();
    }
}
