package org.plenary.server.export.json;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.anchor.Passage;
import org.plenary.server.export.Agreements;
import org.plenary.server.export.BracketAct;
import org.plenary.server.export.ClauseAct;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.Decided;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Note;
import org.plenary.server.history.BracketEvent;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.ClauseEvent;
import org.plenary.server.history.Moment;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.signing.SignedHead;

/** What a file says of an edition. */
final class EditionJson {
    /** The name of the form where no server is known that has its schema. */
    private static final String SCHEMA_NAME = "urn:plenary:schema:instrument:" + JsonWriter.VERSION;

    private final Edition edition;
    private final JsonMembers out;
    private final BlockJson blocks;

    EditionJson(Edition edition, JsonMembers out) {
        this.edition = edition;
        this.out = out;
        blocks = new BlockJson(edition.text(), out);
    }

    void write(ExportOptions options) throws IOException {
        out.object(() -> {
            out.text("$schema", schema(edition.verification()));
            out.text("plenary", "instrument");
            out.number("version", JsonWriter.VERSION);
            about();
            record();
            out.objects("delegations", edition.delegations().values(), party -> {
                out.text("code", party.code());
                out.text("name", party.name());
                out.text("kind", party.kind().name());
            });
            out.objects("revisions", edition.revisions(), this::revision);
            Map<ClauseId, String> numbers = Numbering.ofClauses(edition.text());
            out.objects(
                    "clauses",
                    edition.text().clauses(),
                    clause -> clause(clause, numbers.getOrDefault(clause.id(), "")));
            if (!edition.brackets().isEmpty()) {
                out.objects("brackets", edition.brackets(), bracket -> bracket(bracket, options.attribution()));
            }
            if (!edition.agreements().packages().isEmpty()) {
                out.objects("packages", edition.agreements().packages(), this::packed);
            }
            if (options.notes()) {
                out.objects("notes", edition.notes(), this::note);
            }
            if (edition.from() != null) {
                changes(edition.from());
            }
        });
    }

    private static String schema(@Nullable String verification) {
        return verification == null
                ? SCHEMA_NAME
                : URI.create(verification).resolve("schemas/instrument.json").toString();
    }

    private void about() throws IOException {
        out.object("process", () -> {
            out.text("id", edition.process().id().value());
            out.text("name", edition.process().name());
        });
        out.text("draft", edition.draft().value());
        out.text("title", edition.title());
        out.text("language", edition.masthead().language());
        out.text("distribution", edition.masthead().distribution());
        out.text("agenda", edition.masthead().agenda());
    }

    private void record() throws IOException {
        moment("moment", edition.at());
        out.object("head", () -> {
            out.number("seq", edition.head().seq());
            out.text("hash", edition.head().hash().hex());
        });
        SignedHead signed = edition.signature();
        if (signed != null) {
            out.object("signature", () -> {
                out.text("key", signed.key().value());
                out.text("lineage", signed.subject().lineage().value());
                out.text("statement", base64(signed.subject().statement()));
                out.text("signature", base64(signed.signature()));
            });
        }
        out.optional("verification", edition.verification());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void moment(String name, Moment moment) throws IOException {
        out.object(name, () -> {
            out.number("seq", moment.seq());
            out.time("at", Instant.ofEpochMilli(moment.atMillis()));
            out.optional("revision", moment.revision());
        });
    }

    private void revision(IssuedRevision issued) throws IOException {
        out.text("symbol", issued.symbol());
        out.number("number", issued.number());
        if (issued.correction() != null) {
            out.number("correction", issued.correction());
        }
        out.optional("corrects", issued.corrects());
        out.text("title", issued.title());
        out.optional("note", issued.note());
        out.number("seq", issued.seq());
        out.time("at", Instant.ofEpochMilli(issued.atMillis()));
        out.text("person", issued.by().name());
        out.optional("delegation", issued.by().delegation());
        out.text("fingerprint", issued.text().hex());
    }

    private void packed(Agreements.Packed each) throws IOException {
        out.text("id", each.id());
        out.text("title", each.title());
        out.objects("clauses", each.clauses(), clause -> out.text("clause", clause.value()));
    }

    private void agreement(AdReferendum agreement) throws IOException {
        out.optional("forum", agreement.forum());
        out.objects("pending", agreement.pending(), code -> out.text("delegation", code));
        out.objects("withheld", agreement.withheld(), each -> {
            out.text("delegation", each.delegation());
            out.text("reason", each.reason());
        });
        out.objects("confirmed", agreement.confirmed(), code -> out.text("delegation", code));
    }

    private void clause(Clause clause, String number) throws IOException {
        out.text("id", clause.id().value());
        out.text("kind", clause.kind().name());
        out.text("number", number);
        out.text("status", edition.toldStatus(clause.id()).name());
        AdReferendum agreement = edition.agreements().adReferendum().get(clause.id());
        if (agreement != null) {
            out.object("agreement", () -> agreement(agreement));
        }
        blocks.write(clause.blocks());
    }

    private void bracket(BracketThen bracket, boolean attribution) throws IOException {
        out.text("id", bracket.id().value());
        out.text("kind", bracket.bracket().kind().name());
        out.time("since", Instant.ofEpochMilli(bracket.bracket().placed().atMillis()));
        if (attribution) {
            out.objects("holders", bracket.bracket().holders(), hold -> {
                out.text("holder", hold.holder().code());
                out.text("stance", hold.stance().name());
                out.optional("note", hold.note());
                out.time("since", Instant.ofEpochMilli(hold.sinceMillis()));
            });
        }
        out.objects("on", bracket.parts(), part -> {
            out.text("clause", part.clause().value());
            out.text("state", part.state().name());
            out.flagIfSet("whole", part.whole());
            Passage passage = part.passage();
            if (passage != null) {
                out.entry("footnote", passage.footnote());
                out.number("from", passage.from());
                out.number("to", passage.to());
                out.text("words", part.words());
            }
            out.text("quote", bracket.bracket().on().get(part.anchor()).quote());
            out.entry("goneAt", part.goneSeq());
        });
    }

    private void act(BracketAct act) throws IOException {
        BracketEvent event = act.event();
        out.number("by", act.by().seq());
        out.text("bracket", event.bracket().value());
        out.text("act", event.what().name());
        out.texts("clauses", event.clauses().stream().map(ClauseId::value).toList());
        out.text("quote", event.quote());
        out.optional("holder", event.holder() == null ? null : event.holder().code());
        out.optional("stance", event.stance() == null ? null : event.stance().name());
        if (event.settled() != null) {
            out.text("settled", event.settled().name());
            out.flag("agreed", event.agreed());
        }
        out.optional("note", event.note());
    }

    private void act(ClauseAct act) throws IOException {
        ClauseEvent event = act.event();
        out.number("by", act.by().seq());
        out.text("act", event.what().name());
        out.texts("clauses", event.clauses().stream().map(ClauseId::value).toList());
        out.optional("symbol", event.symbol().isEmpty() ? null : event.symbol());
        out.optional("title", event.title().isEmpty() ? null : event.title());
        out.optional("titleBefore", event.titleBefore().isEmpty() ? null : event.titleBefore());
        out.optional("status", event.status() == null ? null : event.status().name());
        out.optional("forum", event.forum());
        if (!event.parties().isEmpty()) {
            out.texts("parties", event.parties());
        }
        out.optional("note", event.note());
    }

    private void note(Note note) throws IOException {
        out.text("clause", note.clause().value());
        contribution(note.by());
        out.text("status", note.status().name());
        out.text("reason", note.reason());
    }

    private void changes(Moment from) throws IOException {
        RedlineJson redline = new RedlineJson(out);
        List<Contribution> entries = edition.contributions().values().stream()
                .sorted(Comparator.comparingLong(Contribution::seq))
                .toList();
        out.object("changes", () -> {
            moment("from", from);
            out.objects("entries", entries, this::contribution);
            out.objects("decisions", edition.decisions(), this::decided);
            if (!edition.bracketActs().isEmpty()) {
                out.objects("brackets", edition.bracketActs(), this::act);
            }
            if (!edition.clauseActs().isEmpty()) {
                out.objects("acts", edition.clauseActs(), this::act);
            }
            redline.write(edition.redline());
        });
    }

    private void decided(Decided decided) throws IOException {
        out.text("clause", decided.clause().value());
        out.text("before", decided.before().name());
        out.text("after", decided.after().name());
        out.number("by", decided.by().seq());
        out.text("reason", decided.reason());
    }

    private void contribution(Contribution by) throws IOException {
        out.number("seq", by.seq());
        out.time("at", by.at());
        out.text("person", by.person());
        out.optional("delegation", by.delegation());
    }
}
