package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class RequestRefusalsTest {

    private static final String HEADER = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved\n";
    private static final String ROOT = "000000000000";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Test
    void aPageAskedWithANulIsABadRequest() {
        assertThat(mvc.get().uri("/cases").param("q", "a\0b").with(city.signedIn(city.officer)))
                .hasStatus(400);
        assertThat(mvc.get().uri("/cases").header("User-Agent", "a\0b").with(city.signedIn(city.officer)))
                .hasStatus(400);
    }

    @Test
    void aProgramThatSendsANulReadsAProblem() throws Exception {
        MvcTestResult refused = importNamed("ca\0ses.csv");
        assertThat(refused).hasStatus(400);
        assertThat(refused.getResponse().getContentType()).startsWith("application/problem+json");
        assertThat(refused.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("\"status\":400", "U+0000")
                .doesNotContain("Exception", "ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三 & 李四 100%", "多行\n文字\t", "𠮷野家 😀", "a;b//c..\\d", "ﾃｽﾄ\u200d"})
    void whatPeopleWritePasses(String text) {
        assertThat(mvc.get().uri("/cases").param("q", text).with(city.signedIn(city.officer)))
                .hasStatusOk();
    }

    @Test
    void aFileKeepsItsChineseNameAndALongOneIsCut() {
        assertThat(nameOf(importNamed("二〇一九年 案件（第1批）.csv"))).isEqualTo("二〇一九年 案件（第1批）.csv");
        assertThat(nameOf(importNamed("案".repeat(500)))).isEqualTo("案".repeat(200));
        assertThat(nameOf(importNamed("a\nb.csv"))).isEqualTo("a b.csv");
    }

    private MvcTestResult importNamed(String name) {
        return mvc.post()
                .uri("/api/v1/imports/cases")
                .param("name", name)
                .contentType("text/csv")
                .content(HEADER.getBytes(StandardCharsets.UTF_8))
                .with(Importing.bearer(ROOT))
                .exchange();
    }

    private String nameOf(MvcTestResult result) {
        String run =
                Importing.answer(result).path("rejectionsUrl").asString().replaceFirst(".*/imports/([^/]+)/.*", "$1");
        return jdbc.sql("select file_name from import_run where id = ?::uuid")
                .param(run)
                .query(String.class)
                .single();
    }
}
