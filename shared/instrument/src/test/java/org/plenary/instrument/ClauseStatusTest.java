package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.ClauseStatus.ADOPTED;
import static org.plenary.instrument.ClauseStatus.AGREED;
import static org.plenary.instrument.ClauseStatus.AGREED_AD_REFERENDUM;
import static org.plenary.instrument.ClauseStatus.BRACKETED;
import static org.plenary.instrument.ClauseStatus.OPEN;
import static org.plenary.instrument.ClauseStatus.PARKED;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClauseStatusTest {
    @Test
    void goesOnlyWhereTheProcedureLetsIt() {
        Map<ClauseStatus, Set<ClauseStatus>> steps = Map.of(
                OPEN, Set.of(BRACKETED, AGREED_AD_REFERENDUM, AGREED, PARKED),
                BRACKETED, Set.of(OPEN, AGREED_AD_REFERENDUM, AGREED, PARKED),
                AGREED_AD_REFERENDUM, Set.of(BRACKETED, OPEN, AGREED, PARKED),
                AGREED, Set.of(ADOPTED, OPEN, BRACKETED),
                ADOPTED, Set.of(OPEN),
                PARKED, Set.of(OPEN, BRACKETED));
        steps.forEach((from, allowed) ->
                assertThat(reachableFrom(from)).as("%s", from).isEqualTo(allowed));
        assertThat(steps).hasSize(ClauseStatus.values().length);
    }

    @Test
    void asksForAReasonExactlyWhereAgreedTextIsOpenedAgain() {
        Set<String> asking = Stream.of(ClauseStatus.values())
                .flatMap(from -> Stream.of(ClauseStatus.values())
                        .filter(to -> from.mayBecome(to) && from.needsReason(to))
                        .map(to -> from + "→" + to))
                .collect(Collectors.toSet());
        assertThat(asking)
                .containsExactlyInAnyOrder(
                        "AGREED_AD_REFERENDUM→OPEN", "AGREED→OPEN", "AGREED→BRACKETED", "ADOPTED→OPEN");
    }

    @Test
    void freezesWhatIsAgreedAndAdoptedAndClosesWhatIsParked() {
        assertThat(Stream.of(ClauseStatus.values()).filter(ClauseStatus::isFrozen))
                .containsExactly(AGREED, ADOPTED);
        assertThat(Stream.of(ClauseStatus.values()).filter(ClauseStatus::isClosedToDelegates))
                .containsExactly(PARKED);
    }

    @Test
    void isFoundByItsNameAndByNoOther() {
        assertThat(ClauseStatus.ofName("AGREED")).contains(AGREED);
        assertThat(ClauseStatus.ofName("agreed")).isEmpty();
    }

    private static Set<ClauseStatus> reachableFrom(ClauseStatus from) {
        return Stream.of(ClauseStatus.values()).filter(from::mayBecome).collect(Collectors.toSet());
    }
}
