package cn.fanzha.command.funds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The system administrator keeps the table of card prefixes; an unused bank of its own, so that nobody else meets it. */
@IntegrationTest
class BinPagesTest {

    private static final String CARD = "6299012345678901234";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    BankBins bins;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPrefixIsAddedChangedAndRemovedAndEachCountsAtOnce() {
        assertThat(bins.bankName(CARD)).isEmpty();
        assertThat(post("/bins", entry("629901", "测试甲银行", ""))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/bins", entry("62a", "测试甲银行", "新发卡"))).bodyText().contains("前缀须为 3 至 10 位数字");
        assertThat(post("/bins", entry("629901", "测试甲银行", "新发卡"))).hasStatus(HttpStatus.FOUND);
        assertThat(bins.bankName(CARD)).contains("测试甲银行");
        assertThat(post("/bins", entry("629901", "测试甲银行", "再来一次"))).bodyText().contains("已存在");
        // the longest prefix wins
        assertThat(post("/bins", entry("62990123", "测试乙银行", "更长的前缀"))).hasStatus(HttpStatus.FOUND);
        assertThat(bins.bankName(CARD)).contains("测试乙银行");
        assertThat(page("/bins?q=" + CARD)).containsSubsequence("62990123", "测试乙银行", "629901<", "测试甲银行");
        Map<String, String> change = entry("6299013", "测试乙银行", "填错一位");
        change.put("was", "62990123-19-TESTB");
        assertThat(post("/bins", change)).hasStatus(HttpStatus.FOUND);
        assertThat(bins.bankName(CARD)).contains("测试甲银行");
        assertThat(post("/bins", change)).bodyText().contains("已被他人修改或删除");
        assertThat(bins.find(CARD)).isEmpty();
        assertThat(post(
                        "/bins/institution",
                        Map.of("bankCode", "TESTA", "institution", city.bank1.code(), "reason", "开通")))
                .hasStatus(HttpStatus.FOUND);
        assertThat(bins.find(CARD)).contains(city.bank1.id());
        assertThat(post(
                        "/bins/institution",
                        Map.of("bankCode", "TESTA", "institution", city.telecom.code(), "reason", "x")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        for (String key : new String[] {"6299013-19-TESTB", "629901-19-TESTA"}) {
            assertThat(post("/bins/remove", Map.of("was", key, "reason", "停用"))).hasStatus(HttpStatus.FOUND);
        }
        assertThat(bins.bankName(CARD)).isEmpty();
        String history = page("/bins");
        assertThat(history)
                .contains("最近改动", "填错一位", "62990123 · 19 · 测试乙银行", "停用")
                .doesNotContain("??");
        assertThat(jdbc.sql("select count(*) from audit_entry where action like 'bin.%' and subject like '6299%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void theTableIsFoundByPrefixNameAndPage() {
        assertThat(page("/bins?q=中国工商")).contains("中国工商银行").doesNotContain("中国农业银行</span>");
        assertThat(page("/bins?q=622848")).contains("622848");
        assertThat(page("/bins?q=不存在的银行")).contains("没有符合条件的前缀");
        String first = page("/bins");
        String next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(page(next)).contains("<tbody>").isNotEqualTo(first);
        assertThat(page("/bins?edit=103-19-ABC")).contains("修改前缀", "value=\"103\"");
    }

    private Map<String, String> entry(String bin, String bank, String reason) {
        return new HashMap<>(Map.of(
                "bin",
                bin,
                "cardLength",
                "19",
                "bankCode",
                bank.contains("甲") ? "TESTA" : "TESTB",
                "bankName",
                bank,
                "cardType",
                "DC",
                "reason",
                reason));
    }

    private MvcTestResult post(String uri, Map<String, String> fields) {
        var request = mvc.post().uri(uri);
        fields.forEach(request::param);
        return request.with(city.signedIn(city.sysadmin)).with(csrf()).exchange();
    }

    private String page(String uri) {
        MvcTestResult result =
                mvc.get().uri(uri).with(city.signedIn(city.sysadmin)).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
