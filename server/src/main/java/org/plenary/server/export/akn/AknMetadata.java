package org.plenary.server.export.akn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.plenary.instrument.Clause;
import org.plenary.server.export.BracketLists;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.Note;
import org.plenary.server.history.BracketThen;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.signing.SignedHead;

/** What a document says of itself. */
final class AknMetadata {
    private static final String MAIN = "main";

    private final Edition edition;
    private final ExportOptions options;
    private final AknIds ids;
    private final Uris uris;
    private final References references;
    private final AknXml xml;

    AknMetadata(Edition edition, ExportOptions options, AknIds ids, Uris uris, AknXml xml) {
        this.edition = edition;
        this.options = options;
        this.ids = ids;
        this.uris = uris;
        this.xml = xml;
        references = new References(edition, uris, xml);
    }

    void write(AknOutline outline) throws XMLStreamException {
        xml.open("meta");
        identification(MAIN, edition.title());
        publication();
        lifecycle();
        workflow();
        references.write(outline, ids);
        notes();
        proprietary();
        xml.close();
    }

    /** That of an annex, which is a document in the document. */
    void writeAnnex(String component, String name) throws XMLStreamException {
        xml.open("meta");
        identification(component, name);
        xml.close();
    }

    private void identification(String component, String name) throws XMLStreamException {
        xml.open("identification", "source", References.SECRETARIAT);
        xml.open("FRBRWork");
        uri(uris.work() + "/!" + component, uris.work());
        date(edition.begun(), "begun");
        xml.empty("FRBRcountry", "value", Uris.JURISDICTION);
        xml.empty("FRBRnumber", "value", edition.draft().value());
        xml.empty("FRBRname", "value", name);
        xml.empty("FRBRprescriptive", "value", "false");
        xml.close();
        xml.open("FRBRExpression");
        uri(uris.expression() + "/!" + component, uris.expression());
        if (edition.symbol() != null) {
            xml.empty("FRBRalias", "value", edition.symbol(), "name", "symbol");
        }
        date(edition.instant(), "version");
        for (String code : edition.delegations().keySet()) {
            xml.empty("FRBRauthor", "href", References.delegation(code), "as", References.CONTRIBUTOR);
        }
        xml.empty("FRBRversionNumber", "value", String.valueOf(edition.at().seq()));
        xml.empty("FRBRauthoritative", "value", String.valueOf(edition.revision() != null));
        xml.empty("FRBRlanguage", "language", uris.language());
        xml.close();
        xml.open("FRBRManifestation");
        uri(uris.expression() + "/!" + component + ".akn", uris.manifestation());
        date(edition.instant(), "version");
        xml.empty("FRBRformat", "value", "application/akn+xml");
        xml.close();
        xml.close();
    }

    private void uri(String component, String document) throws XMLStreamException {
        xml.empty("FRBRthis", "value", component);
        xml.empty("FRBRuri", "value", document);
    }

    private void date(Instant at, String name) throws XMLStreamException {
        xml.empty("FRBRdate", "date", at.toString(), "name", name);
        xml.empty("FRBRauthor", "href", References.NEGOTIATION, "as", References.AUTHOR);
    }

    private void publication() throws XMLStreamException {
        IssuedRevision revision = edition.revision();
        if (revision != null) {
            xml.empty(
                    "publication",
                    "date",
                    at(revision).toString(),
                    "name",
                    "revision",
                    "showAs",
                    revision.title(),
                    "number",
                    revision.symbol());
        }
    }

    private static Instant at(IssuedRevision revision) {
        return Instant.ofEpochMilli(revision.atMillis());
    }

    private void lifecycle() throws XMLStreamException {
        xml.open("lifecycle", "source", References.SECRETARIAT);
        event("event_begun", edition.begun(), References.ORIGINAL, References.BEGINNING, "generation");
        for (IssuedRevision revision : edition.revisions()) {
            String source = References.revision(revision);
            event("event_" + source.substring(1), at(revision), source, References.ISSUE, "amendment");
        }
        xml.close();
    }

    private void event(String id, Instant at, String source, String what, String type) throws XMLStreamException {
        xml.empty("eventRef", "eId", id, "date", at.toString(), "source", source, "refersTo", what, "type", type);
    }

    private void workflow() throws XMLStreamException {
        List<Step> steps = new ArrayList<>();
        edition.revisions().forEach(revision -> steps.add(new Step(revision.seq(), step(revision))));
        edition.notes().forEach(note -> steps.add(new Step(note.by().seq(), step(note))));
        steps.sort(Comparator.comparingLong(Step::seq));
        if (steps.isEmpty()) {
            return;
        }
        xml.open("workflow", "source", References.SECRETARIAT);
        for (Step step : steps) {
            xml.empty("step", step.attributes().toArray(String[]::new));
        }
        xml.close();
    }

    /** What an entry did, as names and values of attributes. */
    private record Step(long seq, List<String> attributes) {}

    private List<String> step(IssuedRevision revision) {
        return List.of(
                "date", at(revision).toString(),
                "by", references.person(revision.by().name(), revision.by().delegation()),
                "as", References.ISSUER,
                "refersTo", References.revision(revision),
                "outcome", References.ISSUED);
    }

    private List<String> step(Note note) {
        return List.of(
                "date", note.by().at().toString(),
                "by", references.person(note.by().person(), note.by().delegation()),
                "as", References.DECIDER,
                "outcome", References.status(note.status()),
                "href", "#" + ids.of(note.clause()));
    }

    private void notes() throws XMLStreamException {
        IssuedRevision revision = edition.revision();
        String cover = revision == null ? null : revision.note();
        List<Note> said = options.notes() ? edition.notes() : List.of();
        if (cover == null && said.isEmpty()) {
            return;
        }
        xml.open("notes", "source", References.SECRETARIAT);
        if (cover != null) {
            cover(cover);
        }
        int number = 0;
        for (Note note : said) {
            xml.open("note", "eId", "note_" + ++number, "placementBase", "#" + ids.of(note.clause()));
            xml.line("p", references.shown(note));
            if (!note.reason().isEmpty()) {
                xml.line("p", note.reason());
            }
            xml.close();
        }
        xml.close();
    }

    /** The cover note of the revision, a paragraph for each of its lines. */
    private void cover(String note) throws XMLStreamException {
        xml.open("note", "eId", "note_cover");
        for (String line : note.lines().filter(each -> !each.isBlank()).toList()) {
            xml.line("p", line);
        }
        xml.close();
    }

    private void proprietary() throws XMLStreamException {
        xml.open("proprietary", "source", References.SECRETARIAT);
        xml.emptyOfPlenary(
                "head",
                "seq",
                String.valueOf(edition.head().seq()),
                "hash",
                edition.head().hash().hex());
        SignedHead signed = edition.signature();
        if (signed != null) {
            xml.emptyOfPlenary(
                    "signature",
                    "key",
                    signed.key().value(),
                    "lineage",
                    signed.subject().lineage().value(),
                    "statement",
                    base64(signed.subject().statement()),
                    "value",
                    base64(signed.signature()));
        }
        if (edition.verification() != null) {
            xml.emptyOfPlenary("verification", "href", edition.verification());
        }
        for (Clause clause : edition.text().clauses()) {
            xml.emptyOfPlenary(
                    "clause",
                    "href",
                    "#" + ids.of(clause),
                    "id",
                    clause.id().value(),
                    "status",
                    edition.toldStatus(clause.id()).name());
        }
        BracketLists lists = new BracketLists(edition, options, FixedWords.of(edition.locale()));
        for (BracketThen bracket : edition.brackets()) {
            for (BracketThen.Part part : bracket.parts()) {
                bracket(bracket, part, lists);
            }
        }
        xml.close();
    }

    private void bracket(BracketThen bracket, BracketThen.Part part, BracketLists lists) throws XMLStreamException {
        List<String> attributes = new ArrayList<>(List.of(
                "id", bracket.id().value(),
                "kind", bracket.bracket().kind().name(),
                "clause", part.clause().value(),
                "state", part.state().name()));
        String holders = lists.holders(bracket.id().value());
        if (holders != null) {
            attributes.addAll(List.of("holders", holders));
        }
        attributes.addAll(
                List.of("quote", bracket.bracket().on().get(part.anchor()).quote()));
        xml.emptyOfPlenary("bracket", attributes.toArray(String[]::new));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
