package cn.fanzha.command.alerts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.DispatchRule.Arrived;
import cn.fanzha.command.shared.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatchPlanTest {

    private static final UUID CITY = Ids.next();
    private static final UUID NORTH = Ids.next();
    private static final UUID SOUTH = Ids.next();
    private static final UUID STATION = Ids.next();

    private static final Map<String, UUID> UNITS =
            Map.of("CITY", CITY, "NORTH", NORTH, "SOUTH", SOUTH, "STATION", STATION);

    private static final DispatchPlan PLAN = new DispatchPlan(
            List.of(
                    rule(CITY, AlertSource.BANK, null, null, "990102", SOUTH),
                    rule(CITY, null, RiskGrade.HIGH, "10", null, STATION),
                    rule(CITY, AlertSource.BANK, null, null, null, NORTH),
                    rule(NORTH, null, RiskGrade.LOW, null, "9901", STATION)),
            (unit, region) -> unit.equals(CITY) && region.equals("990102") ? Optional.of(SOUTH) : Optional.empty());

    private static DispatchRule rule(
            UUID holder,
            @Nullable AlertSource source,
            @Nullable RiskGrade risk,
            @Nullable String type,
            @Nullable String region,
            UUID target) {
        return new DispatchRule(Ids.next(), holder, 1, source, risk, type, region, target, "测试");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # arrives at, source, risk, type, division, goes to
            CITY, BANK, HIGH, 10, 990102, SOUTH
            CITY, BANK, HIGH, 10, 990101, STATION
            CITY, BANK, HIGH, 10, -, STATION
            CITY, TELECOM, HIGH, 10, 990102, STATION
            CITY, TELECOM, HIGH, 20, 990102, SOUTH
            CITY, TELECOM, LOW, 20, 990101, -
            CITY, TELECOM, LOW, 20, -, -
            CITY, BANK, MEDIUM, 10, 990101, NORTH
            CITY, BANK, LOW, 20, 990101, STATION
            CITY, BANK, LOW, 20, -, NORTH
            NORTH, BANK, HIGH, 10, 990102, -
            NORTH, BANK, LOW, 10, 990102, STATION
            STATION, BANK, HIGH, 10, 990102, -""")
    void theFirstRuleThatFitsAppliesLevelByLevelAndThenTheArea(
            String unit,
            AlertSource source,
            RiskGrade risk,
            String type,
            @Nullable String region,
            @Nullable String target) {
        assertThat(PLAN.target(new Arrived(UNITS.get(unit), source, risk, type, region)))
                .isEqualTo(Optional.ofNullable(target).map(UNITS::get));
    }
}
