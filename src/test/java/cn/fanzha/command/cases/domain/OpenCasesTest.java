package cn.fanzha.command.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class OpenCasesTest {

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Test
    void fiftyOfficersSavingAtOnceGetFiftyGapFreeNumbers() throws Exception {
        Instant at = ChinaTime.parse("2024-02-29 23:59:59");
        Callable<CaseRef> save = () -> cases.reported(city.officer, at, "10");
        List<Integer> serials;
        try (ExecutorService officers = Executors.newFixedThreadPool(50)) {
            serials = officers.invokeAll(java.util.Collections.nCopies(50, save)).stream()
                    .map(Future::resultNow)
                    .map(file -> file.number().serial())
                    .sorted()
                    .toList();
        }
        assertThat(serials).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void theMonthOfTheNumberIsThatOfTheReportInChina() {
        CaseRef file = cases.reported(city.officer2, Instant.parse("2023-12-31T16:00:00Z"), null);
        assertThat(file.number().value()).startsWith("A" + city.stationA1.code() + "202401");
    }

    @Test
    void theTenThousandthNumberIsRefusedWithWhatToDo() {
        jdbc.sql("insert into month_serial (letter, unit_code, month, last) values ('A', ?, '2022-07', 9998)")
                .param(city.stationA2.code())
                .update();
        Actor officer = city.account("officer-a2", city.stationA2, Role.OFFICER);
        Instant at = ChinaTime.parse("2022-07-01");
        assertThat(cases.reported(officer, at, null).number().serial()).isEqualTo(9999);
        assertThatThrownBy(() -> cases.reported(officer, at, null))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.key()).isEqualTo("organisation.serial.exhausted"));
    }

    @Test
    void onlyOfficersAndSupervisorsLogCases() {
        for (Actor other : List.of(city.analyst, city.liaison, city.auditor, city.sysadmin)) {
            assertThatThrownBy(() -> cases.reported(other)).isInstanceOf(OutOfScopeException.class);
        }
        assertThat(UnitKind.BANK.isPolice()).isFalse();
    }
}
