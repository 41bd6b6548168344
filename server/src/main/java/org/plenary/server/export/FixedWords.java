package org.plenary.server.export;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.redline.Style;
import org.plenary.server.history.Moment;
import org.plenary.server.negotiation.AdReferendum;

/**
 * The fixed words of exported files, in the six languages of the United Nations. Immutable.
 *
 * <p>Arguments are put in as they are: whoever writes the result into a file escapes it for its format. Times are in
 * UTC.
 */
public final class FixedWords {
    private static final FixedWords ENGLISH = new FixedWords("export.wording_en", Locale.UK);
    private static final FixedWords FRENCH = new FixedWords("export.wording_fr", Locale.FRANCE);
    private static final Map<String, FixedWords> OTHERS = Map.of(
            "fr", FRENCH,
            "es", new FixedWords("export.wording_es", Locale.forLanguageTag("es")),
            "ru", new FixedWords("export.wording_ru", Locale.forLanguageTag("ru")),
            // The symbols of papers have these digits, too.
            "ar", new FixedWords("export.wording_ar", Locale.forLanguageTag("ar-u-nu-latn")),
            "zh", new FixedWords("export.wording_zh", Locale.SIMPLIFIED_CHINESE));

    private final ResourceBundle phrases;
    private final Locale locale;
    private final DateTimeFormatter dates;
    private final DateTimeFormatter times;

    private FixedWords(String bundle, Locale locale) {
        this.phrases = ResourceBundle.getBundle(bundle, Locale.ROOT);
        this.locale = locale;
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC);
        this.times = DateTimeFormatter.ofPattern("HH:mm", locale).withZone(ZoneOffset.UTC);
    }

    /**
     * The words for texts in a language: in Arabic, Chinese, French, Russian and Spanish for these, otherwise in
     * English.
     */
    public static FixedWords of(Locale language) {
        return OTHERS.getOrDefault(language.getLanguage(), ENGLISH);
    }

    /** The language that the words are in, which need not be that of the text. */
    public Locale locale() {
        return locale;
    }

    /** What stands above the table of proposals that became one wording in a draft. */
    public String streamliningTitle(String draft) {
        return say("streamlining.title", draft);
    }

    /** The heads of its columns: number, contributors, original numbers, rationale, words. */
    public List<String> streamliningHeads() {
        return List.of(
                say("streamlining.number"),
                say("streamlining.contributors"),
                say("streamlining.originals"),
                say("streamlining.rationale"),
                say("streamlining.words"));
    }

    /** What it says of words that were added, and of words that were left out; or that none was. */
    public String streamliningCheck(String added, String removed) {
        List<String> said = new ArrayList<>();
        if (!added.isEmpty()) {
            said.add(say("streamlining.added", added));
        }
        if (!removed.isEmpty()) {
            said.add(say("streamlining.removed", removed));
        }
        return said.isEmpty() ? say("streamlining.clean") : String.join("\n", said);
    }

    /** What it calls the chair. */
    public String streamliningChair() {
        return say("streamlining.chair");
    }

    /** What stands before a comment on words that one does not see beside it. */
    public String commentOn(String quote) {
        return say("comment.on", say("bracket.quote", quote));
    }

    /** The same of words that have changed since. */
    public String commentOnChanged(String quote) {
        return say("comment.changed", say("bracket.quote", quote));
    }

    /** The same of words that are no longer there. */
    public String commentOnGone(String quote) {
        return say("comment.gone", say("bracket.quote", quote));
    }

    /** {@code Distr.: Limited}. */
    public String distribution(String distribution) {
        return say("distribution", distribution);
    }

    /** {@code Original: English}, for the language of the text. */
    public String original(Locale language) {
        return say("original", language.getDisplayName(locale));
    }

    /** The mark of a text that was not issued. */
    public String draft() {
        return say("draft");
    }

    /** The mark of a text that was issued. */
    public String issued() {
        return say("issued");
    }

    /** What stands in the place of a symbol where there is none. */
    public String draftNotIssued() {
        return say("draft.notIssued");
    }

    /** {@code 21 November 2026}. */
    public String date(Instant at) {
        return dates.format(at);
    }

    /** {@code 21 November 2026, 12:00 UTC}. */
    public String dateTime(Instant at) {
        return say("date.time", dates.format(at), times.format(at));
    }

    /** A moment of a draft: the symbol of its revision, or its time. */
    public String moment(Moment moment) {
        return moment.revision() == null ? dateTime(Instant.ofEpochMilli(moment.atMillis())) : moment.revision();
    }

    /** {@code Changes from TSC/2026/WP.1/Rev.1 to TSC/2026/WP.1/Rev.2}. */
    public String changes(Moment from, Moment to) {
        return say("changes", moment(from), moment(to));
    }

    /** What stands before the number of a page, in {@code page 2 of 5}. */
    public String beforePage() {
        return between("page", "", "{0}");
    }

    /** What stands between the number of a page and the number of pages. */
    public String betweenPages() {
        return between("page", "{0}", "{1}");
    }

    public String inserted() {
        return say("inserted");
    }

    public String deleted() {
        return say("deleted");
    }

    public String insertedBy(String party) {
        return say("inserted.by", party);
    }

    public String deletedBy(String party) {
        return say("deleted.by", party);
    }

    /** What is said where a change ends. */
    public String end() {
        return say("end");
    }

    /** Of text whose formatting changed. */
    public String reformattedBy(Style before, Style after, String party) {
        return say("reformatted", style(before), style(after), party);
    }

    public String clauseAddedBy(String party) {
        return say("clause.added.by", party);
    }

    public String clauseRemovedBy(String party) {
        return say("clause.removed.by", party);
    }

    public String clauseMoved() {
        return say("clause.moved");
    }

    public String clauseMovedBy(String party) {
        return say("clause.moved.by", party);
    }

    public String kindChanged(ClauseKind before, ClauseKind after) {
        return say("clause.kind", kind(before), kind(after));
    }

    public String kindChangedBy(ClauseKind before, ClauseKind after, String party) {
        return say("clause.kind.by", kind(before), kind(after), party);
    }

    public String numberChanged(String before, String after) {
        return say("number", before, after);
    }

    /** Of a paragraph that was split off the one before it. */
    public String paragraphSplit() {
        return say("paragraph.split");
    }

    /** Of a paragraph that was joined to the one before it. */
    public String paragraphJoined() {
        return say("paragraph.joined");
    }

    /** Of a paragraph that moved to another depth of sub-paragraphs. */
    public String levelChanged(int before, int after) {
        return say("paragraph.depth", before, after);
    }

    /** How text looks. */
    public String style(Style style) {
        if (style.bold()) {
            return say(style.italic() ? "style.boldItalic" : "style.bold");
        }
        return say(style.italic() ? "style.italic" : "style.plain");
    }

    /** The heading of the list of those who changed something. */
    public String legend() {
        return say("legend");
    }

    /** The head of its column of names. */
    public String legendParty() {
        return say("legend.party");
    }

    /** The head of its column of what was inserted. */
    public String legendInserted() {
        return say("legend.inserted");
    }

    /** The head of its column of what was deleted. */
    public String legendDeleted() {
        return say("legend.deleted");
    }

    /** How many characters somebody inserted and deleted. */
    public String legendCharacters(long inserted, long deleted) {
        return say("legend.chars", number(inserted), number(deleted));
    }

    /** What it says where nothing changed. */
    public String legendNone() {
        return say("legend.none");
    }

    /** How changes are marked. */
    public String legendMarks() {
        return say("legend.marks");
    }

    /** How changes are marked in CriticMarkup. */
    public String criticMarkup() {
        return say("criticMarkup");
    }

    /** A number as it is written in the language of the words. */
    public String number(long number) {
        return new MessageFormat("{0,number,integer}", locale).format(new Object[] {number});
    }

    /** The heading of footnotes. */
    public String footnotes() {
        return say("footnotes");
    }

    /** What a footnote is called. */
    public String footnote(int number) {
        return say("footnote", Integer.toString(number));
    }

    /** What a link leads to from a footnote to its mark in the text. */
    public String footnoteBack(int number) {
        return say("footnote.back", Integer.toString(number));
    }

    public String notes() {
        return say("notes");
    }

    public String noteBy(String party, Instant at) {
        return say("note.by", party, dateTime(at));
    }

    /** The heading of what a file says of the record that it comes from. */
    public String record() {
        return say("record");
    }

    /** What stands before the hash of an entry. */
    public String recordHead(long seq) {
        return say("record.head", number(seq));
    }

    public String recordSigned(String key, String symbol) {
        return say("record.signed", key, symbol);
    }

    /** Of a text that was not issued, and so is not signed. */
    public String recordUnsigned() {
        return say("record.unsigned");
    }

    /** Of a revision whose signature is not known. */
    public String recordIssuedUnsigned() {
        return say("record.issued.unsigned");
    }

    /** What stands before the signature itself. */
    public String recordSignature() {
        return say("record.signature");
    }

    /** What stands before the address where the text can be verified. */
    public String recordVerify() {
        return say("record.verify");
    }

    /** What a QR code of that address is called. */
    public String recordCode() {
        return say("record.code");
    }

    public String contents() {
        return say("contents");
    }

    public String text() {
        return say("text");
    }

    public String kind(ClauseKind kind) {
        return say("kind." + kind.name());
    }

    public String status(ClauseStatus status) {
        return say("status." + status.name());
    }

    /** The short word that marks a clause of this status on paper; brackets and open clauses have none. */
    public String mark(ClauseStatus status) {
        return say("mark." + status.name());
    }

    /** The mark of a clause that is agreed ad referendum, with what that depends on. */
    public String mark(AdReferendum agreement) {
        String forum = agreement.forum();
        String mark = mark(ClauseStatus.AGREED_AD_REFERENDUM);
        List<String> parts = new ArrayList<>();
        parts.add(forum == null ? mark : say("mark.adReferendumIn", mark, forum));
        if (!agreement.pending().isEmpty()) {
            parts.add(say("mark.pending", String.join(", ", agreement.pending())));
        }
        if (!agreement.withheld().isEmpty()) {
            parts.add(say(
                    "mark.withheld",
                    agreement.withheld().stream()
                            .map(AdReferendum.Withholding::delegation)
                            .collect(Collectors.joining(", "))));
        }
        return String.join(phrases.getString("mark.and") + " ", parts);
    }

    /** What the head of a file says of a package. */
    public String packed(String title, List<String> clauses) {
        return say("mark.package", title, String.join(", ", clauses));
    }

    /** What a mark means, with the mark. */
    public String markMeans(ClauseStatus status) {
        return status == ClauseStatus.BRACKETED
                ? say("mark.means.BRACKETED")
                : say("mark.means." + status.name(), mark(status));
    }

    /** What the marks of a text mean, and when it had them. */
    public String markLegend(Instant at, List<String> meanings) {
        String separator = this == FRENCH ? "\u00A0; " : "; ";
        return say("mark.legend", dateTime(at), String.join(separator, meanings));
    }

    /** What is said instead of marking every clause of a text that is adopted. */
    public String allAdopted(Instant at) {
        return say("mark.allAdopted", dateTime(at));
    }

    /** The heading of the list of what was decided between two moments. */
    public String decisions(Moment from, Moment to) {
        return say("decisions", moment(from), moment(to));
    }

    /** What the head of a file says of that list. */
    public String decisionsCounted(int count) {
        return count == 1 ? say("decisions.one") : say("decisions.many", number(count));
    }

    public String decisionsClause() {
        return say("decisions.clause");
    }

    public String decisionsStep() {
        return say("decisions.step");
    }

    public String decisionsBy() {
        return say("decisions.by");
    }

    public String decisionsTime() {
        return say("decisions.time");
    }

    public String decisionsReason() {
        return say("decisions.reason");
    }

    /** What a clause was and what it became. */
    public String step(ClauseStatus before, ClauseStatus after) {
        return say("decisions.from.to", status(before), status(after));
    }

    public String because(String reason) {
        return say("decisions.because", reason);
    }

    /** A clause that has no number, by its kind and its first words. */
    public String clauseNamed(ClauseKind kind, String words) {
        return say("decisions.named", kind(kind), words);
    }

    /** Of a clause that is not there any more. */
    public String removedSince(String clause) {
        return say("decisions.removed", clause);
    }

    /** That characters, by their codes, are not shown. */
    public String unshown(String codes) {
        return say("unshown", codes);
    }

    /** A phrase by its key. */
    String say(String key, Object... arguments) {
        return new MessageFormat(phrases.getString(key), locale).format(arguments);
    }

    private String between(String key, String before, String after) {
        String phrase = phrases.getString(key);
        return phrase.substring(phrase.indexOf(before) + before.length(), phrase.indexOf(after));
    }
}
