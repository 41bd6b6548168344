package org.plenary.server.export.html;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.HeadWords;
import org.plenary.server.signing.SignedHead;

/** Writes what stands below a text: the entry of the record that it comes from, and how that can be verified. */
final class RecordMarkup {
    private final Page page;
    private final Markup out;
    private final FixedWords wording;

    RecordMarkup(Page page) {
        this.page = page;
        this.out = page.out();
        this.wording = page.wording();
    }

    void write() {
        Edition edition = page.edition();
        String verification = edition.verification();
        out.open("footer", "class", "record", "lang", page.wordsLanguage()).line();
        out.open("div", "class", "said-of-it").line();
        out.element("h2", wording.record(), "dir", page.wordsDirection()).line();
        out.open("p", "dir", page.wordsDirection())
                .element("span", wording.recordHead(edition.head().seq()) + " ");
        out.element("code", edition.head().hash().hex(), "dir", codeDirection())
                .close()
                .line();
        signature(edition);
        if (verification != null) {
            out.open("p", "dir", page.wordsDirection()).element("span", wording.recordVerify() + " ");
            link(verification);
            out.close().line();
        }
        out.close().line();
        if (verification != null) {
            out.open("p", "class", "code");
            out.empty("img", "src", QrCode.dataUri(verification), "alt", wording.recordCode());
            out.close().line();
        }
        out.close().line();
    }

    /** Addresses, sums and signatures are not turned round by a text that goes from right to left. */
    private @Nullable String codeDirection() {
        return page.edition().masthead().isRightToLeft() ? "ltr" : null;
    }

    private void signature(Edition edition) {
        SignedHead signed = edition.signature();
        if (signed == null) {
            out.element("p", HeadWords.unsigned(edition, wording), "dir", page.wordsDirection());
        } else {
            out.element(
                    "p",
                    wording.recordSigned(signed.key().value(), signed.subject().symbol()),
                    "dir",
                    page.wordsDirection());
            out.open("p", "dir", page.wordsDirection()).element("span", wording.recordSignature() + " ");
            out.element("code", Base64.getEncoder().encodeToString(signed.signature()), "dir", codeDirection())
                    .close();
        }
        out.line();
    }

    /** An address, to be followed if it is one of the web. */
    private void link(String address) {
        if (address.startsWith("https://") || address.startsWith("http://")) {
            out.element("a", address, "href", address, "title", address, "dir", codeDirection());
        } else {
            out.element("span", address, "dir", codeDirection());
        }
    }
}
