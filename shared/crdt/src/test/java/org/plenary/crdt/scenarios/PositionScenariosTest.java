package org.plenary.crdt.scenarios;

import static org.plenary.crdt.scenarios.Scenario.play;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Yjs's relative positions do. */
class PositionScenariosTest {
    @ParameterizedTest
    @ValueSource(strings = {"1 abc z y x", "abc", "abc 1 xyz", "1", "2 1", ""})
    void findsEachIndexAgain(String insertedAtTheBeginning) {
        String words = insertedAtTheBeginning;
        Stream<String> inserts = words.isEmpty()
                ? Stream.of("alice text insert 0 ''")
                : Stream.of(words.split(" ")).map(word -> "alice text insert 0 '" + word + "'");
        int length = words.replace(" ", "").length();
        Stream<String> positions = IntStream.rangeClosed(0, length)
                .boxed()
                .flatMap(index -> IntStream.rangeClosed(-1, 1)
                        .boxed()
                        .flatMap(assoc -> Stream.of(
                                "alice text position 'p' %d %d".formatted(index, assoc),
                                "alice resolve 'p' = {index: %d, assoc: %d}".formatted(index, assoc),
                                "bob resolve 'p'")));
        play(Stream.of(inserts, Stream.of("sync"), positions)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n")));
    }

    @Test
    void staysBesideWhatItIsAssociatedWith() {
        play("""
                alice text insert 0 '2'
                alice text insert 0 '1'
                alice text position 'right' 1 0
                alice text position 'left' 1 -1
                alice text insert 1 'x'
                alice resolve 'right' = {index: 2, assoc: 0}
                alice resolve 'left' = {index: 1, assoc: -1}
                sync
                bob resolve 'right' = {index: 2, assoc: 0}
                bob resolve 'left' = {index: 1, assoc: -1}
                """);
    }

    @Test
    void findsAPlaceWithOrWithoutWhatWasRedone() {
        play("""
                alice text insert 0 'abcde'
                alice text position 'p' 2
                alice resolve 'p' true = {index: 2, assoc: 0}
                alice resolve 'p' false = {index: 2, assoc: 0}
                """);
    }

    @Test
    void followsWhatAnUndoBroughtBack() {
        play("""
                alice text insert 0 'hello world'
                alice text position 'p' 1
                alice manage ['text']
                alice text delete 0 6
                alice resolve 'p' = {index: 0, assoc: 0}
                alice undo
                alice resolve 'p' = {index: 1, assoc: 0}
                alice resolve 'p' false = {index: 6, assoc: 0}
                sync
                bob resolve 'p' = {index: 6, assoc: 0}
                bob resolve 'p' false = {index: 6, assoc: 0}
                """);
    }

    @Test
    void isNowhereBeforeItsPlaceIsKnown() {
        play("""
                alice text insert 0 'abc'
                alice text position 'p' 1
                bob resolve 'p' = null
                sync
                bob resolve 'p' = {index: 1, assoc: 0}
                """);
    }

    @Test
    void staysAtTheEndOfWhatGrows() {
        play("""
                alice text insert 0 'abc'
                alice text position 'after' 3 0
                alice text position 'before' 3 -1
                alice text insert 3 'def'
                alice resolve 'after' = {index: 6, assoc: 0}
                alice resolve 'before' = {index: 3, assoc: -1}
                alice text delete 0 6
                alice resolve 'after' = {index: 0, assoc: 0}
                alice resolve 'before' = {index: 0, assoc: -1}
                """);
    }

    @Test
    void worksInTypesWithinTypes() {
        play("""
                alice xml insert 0 [!element['p', {}, !xmlText'one'], !element['q', {}, !xmlText'two']]
                alice xml.1.0 position 'in text' 1
                alice xml position 'between' 1
                alice xml.0 position 'end' 1
                alice array insert 0 [1, 2, 3]
                alice array position 'array' 2
                sync
                bob xml insert 0 [!element['first']]
                bob xml.2.0 insert 0 '...'
                bob array delete 0
                sync
                alice resolve 'in text' = {index: 4, assoc: 0}
                alice resolve 'between' = {index: 2, assoc: 0}
                alice resolve 'end' = {index: 1, assoc: 0}
                alice resolve 'array' = {index: 1, assoc: 0}
                bob xml delete 2
                bob resolve 'in text'
                """);
    }
}
