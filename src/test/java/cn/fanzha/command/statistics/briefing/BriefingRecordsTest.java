package cn.fanzha.command.statistics.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was issued stands in the database: nobody changes it, and its numbers run on. */
@IntegrationTest
class BriefingRecordsTest {

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Briefings briefings;

    @Test
    void theDatabaseItselfRefusesToChangeWhatWasIssued() {
        UUID id = BriefingIssuing.issued(briefings, city.districtA, city.supervisor);
        for (String change : List.of(
                "update briefing set title = 'x' where id = ?",
                "delete from briefing where id = ?",
                "update briefing_figure set shown = '1' where briefing_id = ?",
                "delete from briefing_figure where briefing_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(change).param(id).update())
                    .as(change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void numbersRunOnWithinUnitAndYearAlsoWhenManyIssueAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<UUID> one = () -> BriefingIssuing.issued(briefings, city.districtB, city.otherSupervisor);
            for (var done : threads.invokeAll(List.of(one, one, one, one, one, one))) {
                done.get();
            }
        }
        assertThat(jdbc.sql("select serial from briefing where unit_id = ? order by serial")
                        .param(city.districtB.id())
                        .query((row, n) -> row.getInt(1))
                        .list())
                .containsExactly(1, 2, 3, 4, 5, 6);
        clock.set("2031-01-01 08:00:00");
        try {
            BriefingIssuing.issued(briefings, city.districtB, city.otherSupervisor);
            assertThat(jdbc.sql("select briefing_no from briefing where unit_id = ? and year = 2031")
                            .param(city.districtB.id())
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("T" + city.districtB.code() + "20310001");
        } finally {
            clock.reset();
        }
    }
}
