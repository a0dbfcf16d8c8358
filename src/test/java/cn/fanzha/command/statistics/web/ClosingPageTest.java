package cn.fanzha.command.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class ClosingPageTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    RollUp rollUp;

    @Test
    void aSupervisorOfTheProvinceClosesMonthsAndRevisesOneWithAReason() throws Exception {
        Actor head = city.account("province-supervisor", city.province, Role.SUPERVISOR);
        filed("0001", "2018-03-05");
        filed("0002", "2018-05-05");
        rollUp.bringUpToDate();

        MvcTestResult closed = post(head, "/statistics/closing", Map.of("through", "2018-05"));
        assertThat(closed).hasStatus3xxRedirection().hasRedirectedUrl("/statistics/closing?year=2018");
        assertThat(closed.getMvcResult().getFlashMap().get("notice")).isEqualTo("已关账3个月：2018-03至2018-05。");
        assertThat(post(head, "/statistics/closing", Map.of("through", "2018-05"))
                        .getMvcResult()
                        .getFlashMap()
                        .get("notice"))
                .isEqualTo("这些月份先前均已关账。");

        // nothing waits yet: refused, and what was typed is still there
        MvcTestResult nothing =
                post(head, "/statistics/closing/revisions", Map.of("month", "2018-03", "reason", "补录的案件"));
        assertThat(nothing).hasStatus(422);
        assertThat(text(nothing)).contains("没有待入账的变动", "补录的案件", "value=\"2018-03\"");

        filed("0003", "2018-03-07");
        rollUp.bringUpToDate();
        // reported, filed, amount involved, and reported/filed of 10,000 or more: one row each
        assertThat(months(head)).contains("2018-03 已关账 1 5", "2018-04 已关账 1 0", "2018-05 已关账 1 0", "2018-06 未关账 — —");
        assertThat(post(head, "/statistics/closing/revisions", Map.of("month", "2018-03", "reason", " ")))
                .hasStatus(422);
        MvcTestResult revised =
                post(head, "/statistics/closing/revisions", Map.of("month", "2018-03", "reason", "补录的案件"));
        assertThat(revised.getMvcResult().getFlashMap().get("notice")).isEqualTo("2018-03已更正为第2版，涉及5条变动。");
        assertThat(months(head)).contains("2018-03 已关账 2 0");
        assertThat(text(get(city.officer, "year=2018"))).contains("补录的案件", head.displayName());
    }

    @Test
    void whatCantBeClosedIsRefusedAndOthersOnlyLook() throws Exception {
        Actor head = city.account("province-head", city.province, Role.SUPERVISOR);
        for (String month : new String[] {"2099-01", "19-1", ""}) {
            MvcTestResult refused = post(head, "/statistics/closing", Map.of("through", month));
            assertThat(refused).hasStatus(422);
            assertThat(text(refused)).contains("role=\"alert\"");
        }
        assertThat(text(post(head, "/statistics/closing", Map.of("through", "2099-01"))))
                .contains("本月尚未结束", "value=\"2099-01\"");
        assertThat(post(head, "/statistics/closing/revisions", Map.of("month", "2017-01", "reason", "x")))
                .hasStatus(422);
        assertThat(post(city.supervisor, "/statistics/closing", Map.of("through", "2018-01")))
                .hasStatus(403);
        assertThat(text(get(city.supervisor, "lang=en")))
                .contains("Supervisors of " + city.province.name())
                .doesNotContain("name=\"through\"");
    }

    private String months(Actor actor) throws Exception {
        return text(get(actor, "year=2018"))
                .replaceAll("(?s).*<tbody>(.*)</tbody>.*", "$1")
                .replaceAll("(?s)<td class=\"closing-steps\">.*?</td>", "")
                .replaceAll("(?s)<div class=\"hint\">.*?</div>", "")
                .replaceAll("</tr>", "|")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private MvcTestResult get(Actor actor, String query) {
        return mvc.get()
                .uri("/statistics/closing?" + query)
                .with(city.signedIn(actor))
                .exchange();
    }

    private MvcTestResult post(Actor actor, String address, Map<String, String> fields) {
        var request = mvc.post().uri(address).with(city.signedIn(actor)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private void filed(String serial, String day) {
        Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\nA" + city.stationA1.code()
                        + day.substring(0, 7).replace("-", "") + serial + "," + city.stationA1.code()
                        + ",WALK_IN,50," + day + "," + day + ",20000\n");
    }
}
