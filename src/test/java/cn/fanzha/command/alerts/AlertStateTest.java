package cn.fanzha.command.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertStateTest {

    @ParameterizedTest
    @CsvSource({
        "PUSHED, RECEIVED PUSHED",
        "RECEIVED, PUSHED IN_PROGRESS CLOSED",
        "IN_PROGRESS, CLOSED",
        "CLOSED, ''",
    })
    void aStateMayBecomeTheseAndNoOther(AlertState from, String next) {
        List<String> lawful = Arrays.stream(AlertState.values())
                .filter(from::mayBecome)
                .map(Enum::name)
                .toList();
        assertThat(lawful).containsExactlyInAnyOrderElementsOf(next.isEmpty() ? List.of() : List.of(next.split(" ")));
    }
}
