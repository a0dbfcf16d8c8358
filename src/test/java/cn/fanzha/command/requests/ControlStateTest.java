package cn.fanzha.command.requests;

import static cn.fanzha.command.requests.ControlState.CANCELLED;
import static cn.fanzha.command.requests.ControlState.DONE;
import static cn.fanzha.command.requests.ControlState.LIFTED;
import static cn.fanzha.command.requests.ControlState.RECEIVED;
import static cn.fanzha.command.requests.ControlState.REFUSED;
import static cn.fanzha.command.requests.ControlState.REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ControlStateTest {

    private static final Map<ControlState, Set<ControlState>> LAWFUL = Map.of(
            REQUESTED, Set.of(RECEIVED, DONE, REFUSED, CANCELLED),
            RECEIVED, Set.of(DONE, REFUSED, CANCELLED),
            DONE, Set.of(LIFTED));

    static Stream<Arguments> pairs() {
        List<ControlState> all = Arrays.asList(ControlState.values());
        return all.stream().flatMap(from -> all.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void onlyTheLawfulStepsAreOpen(ControlState from, ControlState to) {
        assertThat(from.mayBecome(to))
                .isEqualTo(LAWFUL.getOrDefault(from, Set.of()).contains(to));
    }

    @Test
    void numbersAreTheOperatorsAppsTheCompaniesAndSitesEithers() {
        assertThat(Stream.of(UnitKind.values()).filter(ControlKind.NUMBER::isDoneBy))
                .containsExactly(UnitKind.TELECOM);
        assertThat(Stream.of(UnitKind.values()).filter(ControlKind.SITE::isDoneBy))
                .containsExactly(UnitKind.TELECOM, UnitKind.INTERNET);
        assertThat(Stream.of(UnitKind.values()).filter(ControlKind.APP::isDoneBy))
                .containsExactly(UnitKind.INTERNET);
    }
}
