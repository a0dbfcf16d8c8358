package cn.fanzha.command.gangs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GangAndSuspectRulesTest {

    private static final Instant NOW = ChinaTime.parse("2026-03-10 12:00");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01 00:00, ''",
        "2026-03-10 12:00, ''",
        "2026-02-28 23:59:59, gangs.problem.before-discovery",
        "2026-03-10 12:00:01, gangs.problem.future",
    })
    void aGangIsDismantledBetweenItsDiscoveryAndNow(String at, String problem) {
        Gang gang = gang();
        assertThat(gang.investigate()).isNull();
        Problem refused = gang.dismantle(ChinaTime.parse(at), NOW);
        assertThat(refused == null ? "" : refused.key()).isEqualTo(problem);
        assertThat(gang.state()).isEqualTo(refused == null ? GangState.DISMANTLED : GangState.INVESTIGATING);
        assertThat(gang.dismantledAt()).isEqualTo(refused == null ? ChinaTime.parse(at) : null);
    }

    @Test
    void noStateIsSkippedOrTakenTwice() {
        Gang gang = gang();
        assertThat(key(gang.dismantle(NOW, NOW))).isEqualTo("gangs.problem.state");
        assertThat(gang.investigate()).isNull();
        assertThat(key(gang.investigate())).isEqualTo("gangs.problem.state");
        assertThat(gang.dismantle(NOW, NOW)).isNull();
        assertThat(key(gang.dismantle(NOW, NOW))).isEqualTo("gangs.problem.state");
        assertThat(key(gang.investigate())).isEqualTo("gangs.problem.state");
    }

    @ParameterizedTest
    @CsvSource({
        "'', DETAINED, 2026-03-01 10:00, ''",
        "2026-03-01 10:00, DETAINED, 2026-03-01 10:00, ''",
        "2026-03-01 10:00, DETAINED, 2026-03-01 09:59, gangs.problem.measure-order",
        "2026-03-01 10:00, RELEASED, 2026-02-01 09:59, gangs.problem.measure-order",
        "2026-03-01 10:00, ARRESTED, 2026-03-10 12:00:01, gangs.problem.measure-future",
        "'', PROSECUTED, 2026-03-11 00:00, gangs.problem.measure-future",
        "2026-03-11 00:00, BAILED, 2026-03-01 10:00, gangs.problem.measure-future",
    })
    void aMeasureLiesBetweenTheCaptureAndNow(String captured, Measure measure, String at, String problem) {
        Map<Measure, Instant> dates = new EnumMap<>(Measure.class);
        if (!captured.isEmpty()) {
            dates.put(Measure.CAPTURED, ChinaTime.parse(captured));
        }
        dates.put(measure, ChinaTime.parse(at));
        assertThat(Suspect.problems(dates, NOW).stream()
                        .map(Problem::key)
                        .findFirst()
                        .orElse(""))
                .isEqualTo(problem);
    }

    @Test
    void bailAfterArrestAndAnyOtherOrderBeyondTheCaptureIsLawful() {
        Map<Measure, Instant> dates = new EnumMap<>(Measure.class);
        dates.put(Measure.CAPTURED, ChinaTime.parse("2026-01-01"));
        dates.put(Measure.ARRESTED, ChinaTime.parse("2026-01-02"));
        dates.put(Measure.BAILED, ChinaTime.parse("2026-01-03"));
        dates.put(Measure.DETAINED, ChinaTime.parse("2026-01-04"));
        assertThat(Suspect.problems(dates, NOW)).isEmpty();
        Suspect suspect = Suspect.enter("R", Ids.next(), Actor.system(), NOW);
        suspect.take(dates);
        assertThat(suspect.dates()).isEqualTo(dates);
    }

    private static Gang gang() {
        GangDraft draft =
                new GangDraft("团伙", GangKind.CALLS, ChinaTime.parse("2026-03-01"), null, null, null, null, null);
        return Gang.discover("G1", Ids.next(), draft, null, Actor.system(), NOW);
    }

    private static String key(@Nullable Problem problem) {
        return problem == null ? "" : problem.key();
    }
}
