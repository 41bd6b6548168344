package org.plenary.server.export.akn;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.Note;
import org.plenary.server.negotiation.IssuedRevision;

/**
 * What the metadata refers to: who and what there is besides the document. The names are {@code #} and the id of an
 * element.
 */
final class References {
    static final String NEGOTIATION = "#negotiation";
    static final String SECRETARIAT = "#secretariat";
    static final String AUTHOR = "#author";
    static final String CONTRIBUTOR = "#contributor";
    static final String ISSUER = "#issuer";
    static final String DECIDER = "#decider";
    static final String BEGINNING = "#beginning";
    static final String ISSUE = "#issue";
    static final String ISSUED = "#issued";
    static final String ORIGINAL = "#original";

    private final Edition edition;
    private final Uris uris;
    private final AknXml xml;
    private final FixedWords wording;
    private final Map<Person, String> people = new LinkedHashMap<>();

    private record Person(String name, @Nullable String delegation) {}

    References(Edition edition, Uris uris, AknXml xml) {
        this.edition = edition;
        this.uris = uris;
        this.xml = xml;
        wording = FixedWords.of(edition.locale());
        edition.revisions()
                .forEach(revision -> add(revision.by().name(), revision.by().delegation()));
        edition.notes().forEach(note -> add(note.by().person(), note.by().delegation()));
    }

    private void add(String name, @Nullable String delegation) {
        people.computeIfAbsent(new Person(name, delegation), person -> "#person_" + (people.size() + 1));
    }

    static String delegation(String code) {
        return "#org_" + code;
    }

    static String revision(IssuedRevision revision) {
        return "#revision_" + revision.seq();
    }

    static String status(ClauseStatus status) {
        return "#status_" + status.name();
    }

    String person(String name, @Nullable String delegation) {
        return people.getOrDefault(new Person(name, delegation), SECRETARIAT);
    }

    /** What a note says in a line. */
    String shown(Note note) {
        return wording.noteBy(note.by().party(), note.by().at()) + ": " + wording.status(note.status());
    }

    void write(AknOutline outline, AknIds ids) throws XMLStreamException {
        xml.open("references", "source", SECRETARIAT);
        reference("original", ORIGINAL, uris.expression(edition.begun()), edition.title());
        for (IssuedRevision revision : edition.revisions()) {
            String uri = uris.expression(Instant.ofEpochMilli(revision.atMillis()));
            reference("passiveRef", revision(revision), uri, revision.symbol());
        }
        for (AknOutline.Annex annex : outline.annexes()) {
            String id = ids.of(annex.clause());
            reference("hasAttachment", "#has_" + id, uris.expression() + "/!" + id, ids.label(annex.clause()));
        }
        organizations();
        for (Map.Entry<Person, String> person : people.entrySet()) {
            String name = person.getKey().name();
            reference("TLCPerson", person.getValue(), uris.ontology("person", Uris.encoded(name)), name);
        }
        concepts();
        xml.close();
    }

    private void organizations() throws XMLStreamException {
        topLevel(
                "TLCOrganization",
                "organization",
                NEGOTIATION,
                edition.process().name());
        topLevel("TLCOrganization", "organization", SECRETARIAT, "Secretariat");
        for (String code : edition.delegations().keySet()) {
            xml.empty(
                    "TLCOrganization",
                    "eId",
                    delegation(code).substring(1),
                    "href",
                    uris.ontology("organization", code),
                    "showAs",
                    edition.delegationName(code),
                    "shortForm",
                    code);
        }
    }

    private void concepts() throws XMLStreamException {
        topLevel("TLCRole", "role", AUTHOR, "Author");
        topLevel("TLCRole", "role", CONTRIBUTOR, "Contributor");
        topLevel("TLCRole", "role", ISSUER, "Issues revisions");
        topLevel("TLCRole", "role", DECIDER, "Decides on the status of clauses");
        topLevel("TLCEvent", "event", BEGINNING, "Draft begun");
        topLevel("TLCEvent", "event", ISSUE, "Revision issued");
        topLevel("TLCConcept", "concept", ISSUED, "Issued");
        Set<ClauseStatus> statuses = new TreeSet<>();
        for (Note note : edition.notes()) {
            statuses.add(note.status());
        }
        for (ClauseStatus status : statuses) {
            topLevel("TLCConcept", "concept", status(status), wording.status(status));
        }
    }

    private void topLevel(String element, String type, String reference, String shown) throws XMLStreamException {
        reference(element, reference, uris.ontology(type, reference.substring(1)), shown);
    }

    private void reference(String element, String reference, String href, String shown) throws XMLStreamException {
        xml.empty(element, "eId", reference.substring(1), "href", href, "showAs", shown);
    }
}
