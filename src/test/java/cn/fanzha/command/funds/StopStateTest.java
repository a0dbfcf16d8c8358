package cn.fanzha.command.funds;

import static cn.fanzha.command.funds.StopState.CANCELLED;
import static cn.fanzha.command.funds.StopState.EXPIRED;
import static cn.fanzha.command.funds.StopState.FROZEN;
import static cn.fanzha.command.funds.StopState.JOINED;
import static cn.fanzha.command.funds.StopState.RECEIVED;
import static cn.fanzha.command.funds.StopState.REFUSED;
import static cn.fanzha.command.funds.StopState.RELEASED;
import static cn.fanzha.command.funds.StopState.REQUESTED;
import static cn.fanzha.command.funds.StopState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StopStateTest {

    private static final Map<StopState, Set<StopState>> LAWFUL = Map.of(
            REQUESTED, Set.of(RECEIVED, STOPPED, REFUSED, CANCELLED, JOINED),
            RECEIVED, Set.of(STOPPED, REFUSED, CANCELLED, JOINED),
            STOPPED, Set.of(EXPIRED, RELEASED, FROZEN));

    static Stream<Arguments> pairs() {
        List<StopState> all = Arrays.asList(StopState.values());
        return all.stream().flatMap(from -> all.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void onlyTheLawfulStepsAreOpen(StopState from, StopState to) {
        assertThat(from.mayBecome(to))
                .isEqualTo(LAWFUL.getOrDefault(from, Set.of()).contains(to));
    }
}
