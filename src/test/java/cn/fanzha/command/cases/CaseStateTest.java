package cn.fanzha.command.cases;

import static cn.fanzha.command.cases.CaseState.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaseStateTest {

    /** Domain section 3, written out again: what may follow each state. */
    private static final Map<CaseState, Set<CaseState>> LAWFUL = Map.of(
            REPORTED, Set.of(ACCEPTED, TRANSFERRED),
            ACCEPTED, Set.of(FILED, REJECTED, TRANSFERRED),
            FILED, Set.of(SOLVED, WITHDRAWN, TRANSFERRED),
            SOLVED, Set.of(CONCLUDED, WITHDRAWN),
            CONCLUDED, Set.of(PROSECUTED),
            PROSECUTED, Set.of(CLOSED, SOLVED),
            CLOSED, Set.of(),
            REJECTED, Set.of(),
            WITHDRAWN, Set.of(FILED),
            TRANSFERRED, Set.of(ACCEPTED, FILED));

    static Stream<Arguments> everyPair() {
        return Stream.of(CaseState.values())
                .flatMap(from -> Stream.of(CaseState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void onlyTheLawfulPairsAreAllowed(CaseState from, CaseState to) {
        assertThat(from.mayBecome(to)).isEqualTo(LAWFUL.get(from).contains(to));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void everyLawfulPairHasExactlyOneStep(CaseState from, CaseState to) {
        long steps =
                CaseStep.from(from).stream().filter(step -> step.to() == to).count();
        assertThat(steps).isEqualTo(LAWFUL.get(from).contains(to) ? 1 : 0);
    }

    @Test
    void filingRejectingReopeningAndWithdrawingNeedApproval() {
        assertThat(Stream.of(CaseStep.values()).filter(CaseStep::needsApproval))
                .containsExactlyInAnyOrder(
                        CaseStep.FILE,
                        CaseStep.REJECT,
                        CaseStep.REOPEN,
                        CaseStep.WITHDRAW_FILED,
                        CaseStep.WITHDRAW_SOLVED);
    }
}
