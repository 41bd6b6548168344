package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;

/** Which changes of a batch are shown by themselves. */
class ShowingTest {
    private final Doc draft = new Doc(new DocOptions().withClientId(1));
    private final Showing showing = new Showing();
    private int entry;

    ShowingTest() {
        draft.transact(null, () -> {
            root(draft).insertElement(0, "paragraph").insertText(0);
            text(draft).insert(0, "Words");
        });
    }

    private static YXmlFragment root(Doc doc) {
        return doc.getXmlFragment("text");
    }

    private static YXmlText text(Doc doc) {
        return (YXmlText) ((YXmlElement) root(doc).children().get(0)).children().get(0);
    }

    private Doc copy(long client) {
        Doc copy = new Doc(new DocOptions().withClientId(client));
        copy.applyUpdate(draft.encodeStateAsUpdate(), this);
        return copy;
    }

    private static Update change(Doc copy, Consumer<Doc> change) {
        List<byte[]> updates = new ArrayList<>();
        copy.onUpdate((update, origin) -> updates.add(update));
        copy.transact(null, () -> change.accept(copy));
        return Update.decode(updates.get(0));
    }

    private void take(Update update) {
        showing.add(entry++, update, draft.apply(update, null));
    }

    @Test
    void joinsWhatIsTypedAndDeletedByThoseWhoSeeIt() {
        take(change(copy(2), doc -> text(doc).insert(5, " and more")));
        take(change(copy(3), doc -> text(doc).delete(0, 5)));

        assertThat(showing.isOneByOne()).isFalse();
    }

    @Test
    void showsByItselfWhatTakesMoreAwayThanItsAuthorKnew() {
        // given somebody who types in a paragraph, and somebody who deletes it and knows nothing of that
        Doc writer = copy(2);
        Doc remover = copy(3);
        Update typed = change(writer, doc -> text(doc).insert(5, " and more"));
        Update removed = change(remover, doc -> root(doc).delete(0, 1));

        // when
        take(typed);
        take(removed);

        // then
        assertThat(showing.isOneByOne()).isTrue();
        assertThat(showing.changes()).extracting(Showing.Change::bytes).containsExactly(typed.bytes(), removed.bytes());
    }
}
