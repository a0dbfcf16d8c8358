package cn.fanzha.command.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class ImportPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Test
    void aSupervisorImportsAFileAndReadsWhatBecameOfIt() throws Exception {
        String no = "A" + city.stationA1.code() + "2019030001";
        String other = "A" + city.stationB1.code() + "2019030001";
        MvcTestResult sent = send(
                city.supervisor,
                "cases",
                "案件编号,单位代码,来源渠道,诈骗类型,接报时间,涉案金额\n"
                        + no + "," + city.stationA1.code() + ",WALK_IN,50,2019-03-01,10\n"
                        + other + "," + city.stationB1.code() + ",WALK_IN,50,2019-03-01,10\n");
        assertThat(sent).hasStatus3xxRedirection();
        String page = get(city.supervisor, String.valueOf(sent.getResponse().getRedirectedUrl()));
        assertThat(page).contains("class=\"created\">1<", "class=\"rejected\">1<", "不在导入方的管辖范围内");
        String rejections = page.replaceAll("(?s).*href=\"(/imports/[^\"]+/rejections)\".*", "$1");
        assertThat(get(city.supervisor, rejections)).contains("3,unit_code,out-of-scope,");
        assertThat(get(city.otherSupervisor, "/imports")).doesNotContain(rejections);
    }

    @Test
    void aBrokenFileIsRefusedOnThePageWithItsPlace() throws Exception {
        MvcTestResult sent = send(city.supervisor, "cases", "case_no\nA\n");
        assertThat(sent).hasStatus(422);
        assertThat(sent.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("缺少必填的列")
                .contains("（第 1 行，列 unit_code）");
        assertThat(get(city.supervisor, "/imports")).contains("文件被退回");
    }

    @Test
    void theTemplateHasChineseHeadersThatTheDoorUnderstands() throws Exception {
        assertThat(get(city.sysadmin, "/imports/templates/units")).contains("单位代码,单位名称,单位类别,上级单位代码");
        assertThat(get(city.analyst, "/imports/templates/cases")).startsWith("\uFEFF案件编号,单位代码,来源渠道");
    }

    @Test
    void eachColumnSaysHowItIsWritten() throws Exception {
        String page = get(city.analyst, "/imports").replaceAll("\\s+", " ");
        assertThat(page)
                .contains(
                        "<td class=\"mono nowrap\">region_code</td> <td class=\"nowrap\">—</td><td class=\"how-cell\" translate=\"no\">6 位行政区划代码</td>")
                .contains(
                        "<td class=\"mono nowrap\">name</td> <td class=\"nowrap\">必填</td><td class=\"how-cell\" translate=\"no\"></td>");
    }

    @Test
    void theSystemAdministratorImportsUnitsAndNothingElse() throws Exception {
        assertThat(get(city.sysadmin, "/imports")).contains("value=\"units\"").doesNotContain("value=\"cases\"");
        assertThat(get(city.analyst, "/imports")).contains("value=\"cases\"").doesNotContain("value=\"units\"");
        assertThat(send(city.sysadmin, "cases", "x")).hasStatus(403);
        assertThat(send(city.analyst, "units", "x")).hasStatus(403);
    }

    private MvcTestResult send(Actor who, String kind, String body) {
        return mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart("/imports")
                .file(new MockMultipartFile("file", "案件.csv", "text/csv", body.getBytes(StandardCharsets.UTF_8)))
                .param("kind", kind)
                .with(city.signedIn(who))
                .with(csrf()));
    }

    private String get(Actor who, String uri) throws Exception {
        return mvc.get()
                .uri(uri)
                .with(city.signedIn(who))
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
