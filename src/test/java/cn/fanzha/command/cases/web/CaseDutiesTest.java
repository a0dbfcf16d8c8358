package cn.fanzha.command.cases.web;

import static cn.fanzha.command.cases.web.CaseDoors.api;
import static cn.fanzha.command.cases.web.CaseDoors.page;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.cases.web.CaseDoors.Reply;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the states ask for: terms and their clocks, the closing dialog, the hand-over's note (issue 6). */
@IntegrationTest
class CaseDutiesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TestClock clock;

    @Autowired
    CaseSteps steps;

    @Autowired
    CaseFiles files;

    @Autowired
    List<WorkSource> sources;

    @Autowired
    JdbcClient jdbc;

    CaseDoors doors;

    @BeforeEach
    void open() {
        doors = new CaseDoors(mvc, city);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aRejectionIsToldWithinThreeDaysOrTurnsRed() {
        clock.set("2026-03-02 10:00:00");
        CaseRef file = cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT, CaseStep.REJECT);
        WorkItem waits = item("cases.work.notify", file, city.officer);
        assertThat(waits.due()).isEqualTo(ChinaTime.parse("2026-03-06 00:00:00"));
        assertThat(waits.mine()).isTrue();
        assertThat(doors.get(page(file, ""), city.officer).body()).contains("须三日内告知报案人");
        clock.set("2026-03-06 00:00:00");
        assertThat(doors.get(page(file, ""), city.officer).body()).contains("告知报案人已逾期", "alert-danger");
        for (Map<String, String> refused : List.of(
                Map.of("way", "", "at", "2026-03-03 09:00:00"),
                Map.of("way", "POST", "at", "2026-03-02 09:59:59"),
                Map.of("way", "POST", "at", "2026-03-06 00:00:01"))) {
            assertThat(doors.post(page(file, "/rejection-notice"), refused, city.officer)
                            .status())
                    .as("%s", refused)
                    .isEqualTo(422);
        }
        Map<String, String> told = Map.of("way", "IN_PERSON", "at", "2026-03-05 23:59:59", "note", "本人签收");
        assertThat(doors.post(page(file, "/rejection-notice"), told, city.officer)
                        .status())
                .isEqualTo(302);
        assertThat(doors.get(page(file, ""), city.officer).body())
                .contains("已于 2026-03-05 23:59 告知报案人（当面送达）", "本人签收")
                .doesNotContain("应于");
        assertThat(items(city.officer))
                .noneMatch(one -> one.number().equals(file.number().value()));
        assertThat(doors.send(
                                api(file, "/rejection-notice"),
                                "{\"way\":\"POST\",\"at\":\"2026-03-05 23:59:59\"}",
                                city.stationA1.code(),
                                "*")
                        .<String>json("$.code"))
                .isEqualTo("notice.twice");
    }

    @Test
    void aReturnedCaseHasAMonthAndAWithdrawnOneIsTakenUpAgainWithAnApproval() {
        clock.set("2026-01-31 10:00:00");
        CaseRef file = cases.prosecuted(city.officer, city.supervisor);
        cases.take(file, CaseStep.RETURN, city.officer);
        assertThat(items(city.officer)).noneMatch(one -> one.kindKey().equals("cases.work.supplement"));
        clock.set("2026-02-20 10:00:00");
        assertThat(item("cases.work.supplement", file, city.officer).due())
                .isEqualTo(ChinaTime.parse("2026-03-01 00:00:00"));
        clock.set("2026-03-01 00:00:00");
        assertThat(doors.get(page(file, ""), city.officer).body()).contains("补充侦查期限已过");
        cases.take(file, CaseStep.CONCLUDE, city.officer);
        assertThat(items(city.officer)).noneMatch(one -> one.kindKey().equals("cases.work.supplement"));

        CaseRef withdrawn =
                cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT, CaseStep.FILE, CaseStep.WITHDRAW_FILED);
        Instant first = java.util.Objects.requireNonNull(
                files.require(withdrawn.number(), city.officer).filedAt());
        clock.advance(Duration.ofDays(1));
        cases.take(withdrawn, CaseStep.REOPEN, city.officer);
        assertThat(doors.post(page(withdrawn, "/approval"), Map.of("verdict", "decline"), city.supervisor)
                        .status())
                .as("declining needs a reason")
                .isEqualTo(422);
        steps.decide(withdrawn.number(), true, null, city.supervisor);
        CaseRef again = files.require(withdrawn.number(), city.officer);
        assertThat(again.state()).isEqualTo(CaseState.FILED);
        assertThat(again.filedAt()).as("the first filing is what counts").isEqualTo(first);
    }

    @Test
    void closingRefusesWhatTheStatisticsLackAndSaysWhat() {
        CaseRef file = cases.prosecuted(city.officer, city.supervisor);
        Reply page = doors.post(
                page(file, "/steps"),
                Map.of("step", "CLOSE", "at", ChinaTime.formatSeconds(clock.instant())),
                city.officer);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "/closing#recovered", "请填写挽回金额", "/closing#noSuspects", "/closing#regionCode", "/closing#tags");
        Reply dialog = doors.get(page(file, "/closing"), city.officer);
        assertThat(dialog.body()).contains("value=\"48000.50\"");
        String now = ChinaTime.formatSeconds(clock.instant());
        Reply wrong = doors.post(
                page(file, "/closing"),
                Map.of(
                        "at",
                        now,
                        "loss",
                        "48000.50",
                        "recovered",
                        "50000.01",
                        "fraudType",
                        "10",
                        "regionCode",
                        "11010",
                        "noSuspects",
                        "不明",
                        "tags",
                        "跨境、涉老"),
                city.officer);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("挽回金额不能大于", "没有嫌疑人", "跨境、涉老", "50000.01")
                .doesNotContain("请填写标签");
        Reply api = doors.send(
                api(file, "/steps"),
                "{\"step\":\"CLOSE\",\"at\":\"%s\",\"closing\":{\"loss\":\"1.005\"}}".formatted(now),
                city.stationA1.code(),
                "*");
        assertThat(api.status()).isEqualTo(422);
        assertThat(api.<List<String>>json("$.missing[*].field"))
                .containsExactlyInAnyOrder("loss", "recovered", "noSuspects", "fraudType", "regionCode", "tags");
        Reply closed = doors.post(
                page(file, "/closing"),
                Map.of(
                        "at",
                        ChinaTime.formatSeconds(clock.instant()),
                        "loss",
                        "48000.50",
                        "recovered",
                        "0",
                        "fraudType",
                        "10",
                        "regionCode",
                        "110105",
                        "noSuspects",
                        "人员在境外未到案",
                        "tags",
                        "跨境 涉老"),
                city.officer);
        assertThat(closed.status()).isEqualTo(302);
        assertThat(files.require(file.number(), city.officer).state()).isEqualTo(CaseState.CLOSED);
        assertThat(jdbc.sql(
                                "select c.recovered || c.region_code || c.no_suspects || string_agg(t.tag, ',' order by t.tag)"
                                        + " from case_file c join case_tag t on t.case_id = c.id where c.id = ? group by c.id")
                        .param(file.id())
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo("0.00110105人员在境外未到案涉老,跨境");
    }

    @Test
    void aTransferCarriesItsNoteToBothUnitsAndIsTakenOverOrSentBack() {
        CaseRef file = cases.reported(city.officer);
        assertThat(doors.post(
                                page(file, "/steps"),
                                Map.of(
                                        "step",
                                        "TRANSFER_REPORTED",
                                        "at",
                                        ChinaTime.formatSeconds(clock.instant()),
                                        "receivingUnit",
                                        city.stationB1.code()),
                                city.officer)
                        .body())
                .contains("移送写明移交事项");
        cases.transfer(file, city.stationB1.code(), "嫌疑人在你辖区", city.officer);
        assertThat(doors.get(page(file, ""), city.officer).body()).contains("嫌疑人在你辖区", "等待 乙一派出所 接收");
        assertThat(doors.get(page(file, ""), city.otherOfficer).body()).contains("嫌疑人在你辖区", "/send-back");
        assertThat(item("cases.work.take-over", file, city.otherOfficer).href()).isEqualTo("/cases/" + file.number());
        assertThat(doors.post(page(file, "/send-back"), Map.of("note", " "), city.otherOfficer)
                        .status())
                .isEqualTo(422);
        assertThat(doors.post(page(file, "/send-back"), Map.of("note", "不属本辖区"), city.officer)
                        .status())
                .as("only the receiver sends it back")
                .isEqualTo(403);
        assertThat(doors.post(page(file, "/send-back"), Map.of("note", "不属本辖区"), city.otherOfficer)
                        .status())
                .isEqualTo(302);
        assertThat(files.require(file.number(), city.officer).unitId()).isEqualTo(city.stationA1.id());
        assertThat(item("cases.work.sent-back", file, city.officer)).isNotNull();
        assertThat(doors.get(page(file, ""), city.otherOfficer).body()).contains("不属本辖区");
        assertThat(doors.send(api(file, "/send-back"), "{\"note\":\"再退\"}", city.stationA1.code(), "*")
                        .<String>json("$.code"))
                .isEqualTo("send-back.state");
        cases.take(file, CaseStep.TAKE_OVER_ACCEPTED, city.officer);
        assertThat(doors.get(page(file, ""), city.officer).body()).contains("接收");
        assertThat(items(city.officer)).noneMatch(one -> one.kindKey().equals("cases.work.sent-back"));
    }

    @Test
    void anAmountBelowTheThresholdWarnsAndNeverRefuses() {
        CaseRef file = cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT);
        assertThat(doors.get(page(file, ""), city.officer).body()).contains("达到数额巨大");
        jdbc.sql("update case_file set loss = 2999.99 where id = ?")
                .param(file.id())
                .update();
        assertThat(doors.get(page(file, ""), city.officer).body()).contains("2,999.99 元，低于电信诈骗立案标准");
        cases.take(file, CaseStep.FILE, city.officer);
        steps.decide(file.number(), true, null, city.supervisor);
        assertThat(files.require(file.number(), city.officer).state()).isEqualTo(CaseState.FILED);
    }

    private WorkItem item(String kind, CaseRef file, Actor actor) {
        return items(actor).stream()
                .filter(one -> one.kindKey().equals(kind)
                        && one.number().equals(file.number().value()))
                .findFirst()
                .orElseThrow();
    }

    private List<WorkItem> items(Actor actor) {
        return sources.stream()
                .filter(source -> source.titleKey().equals("cases.work.title"))
                .flatMap(source -> source.open(actor, 500).stream())
                .toList();
    }
}
