package org.plenary.server.export.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.plenary.instrument.redline.Figures;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.Edition;
import org.plenary.server.identity.Color;

/** Those who changed something in a redline, delegations first, each with a class of the style sheet. */
final class Contributors {
    private static final String NO_COLOR = "#333333";
    private static final Comparator<Contributor> ORDER = Comparator.comparing(
                    (Contributor author) -> author.delegation() == null)
            .thenComparing(Contributor::mark);

    private final Edition edition;
    private final List<Contributor> authors;

    Contributors(Edition edition) {
        this.edition = edition;
        TreeSet<Contributor> all = new TreeSet<>(ORDER);
        edition.contributions().values().forEach(each -> all.add(author(each)));
        this.authors = new ArrayList<>(all);
    }

    /** Who made an entry that the redline names. */
    Contributor of(long seq) {
        return author(edition.contribution(seq));
    }

    private Contributor author(Contribution contribution) {
        String code = contribution.delegation();
        return code == null
                ? new Contributor(null, contribution.person(), contribution.person())
                : new Contributor(code, code, edition.delegationName(code));
    }

    /** The class of what somebody changed. */
    String styleClass(Contributor author) {
        return "by-" + authors.indexOf(author);
    }

    /** The rules that give each their colour. */
    String stylesheet() {
        StringBuilder css = new StringBuilder();
        for (Contributor author : authors) {
            String color = author.delegation() == null ? NO_COLOR : Contrast.readable(Color.of(author.delegation()));
            css.append('.')
                    .append(styleClass(author))
                    .append(" { color: ")
                    .append(color)
                    .append("; }\n");
        }
        return css.toString();
    }

    /** Those who changed something between the two moments. */
    List<Contributor> changing() {
        return authors.stream().filter(figures()::containsKey).toList();
    }

    /** What each of them changed. */
    Map<Contributor, Figures> figures() {
        return edition.redline().figuresBy(this::of);
    }
}
