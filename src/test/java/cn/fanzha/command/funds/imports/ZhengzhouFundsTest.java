package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.support.Importing.counts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A city's year of stops and returns, under numbers and banks of its own: other tests import the same files as they are. */
@IntegrationTest
class ZhengzhouFundsTest {

    private static final int STOPS = 30_412;
    private static final int RETURNS = 421;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    final Map<String, String> banks = new LinkedHashMap<>();

    @Test
    void aYearLandsWithoutARejectionAndASecondTimeChangesNothing() {
        for (String bank : List.of(
                "102100000005", "103100000000", "104100000004", "105100000009", "403100000004", "308584000005")) {
            banks.put(bank, MadeUpCodes.cnaps());
        }
        assertThat(take("units")).endsWith(" 0");
        assertThat(take("cases")).isEqualTo("10426 0 0 0");
        assertThat(take("stop-payments")).isEqualTo(STOPS + " 0 0 0");
        assertThat(take("returns")).isEqualTo(RETURNS + " 0 0 0");
        assertThat(stored("state = 'FROZEN' and not inert and settled_at is not null and new_money = amount_stopped"))
                .isEqualTo(STOPS);
        assertThat(jdbc.sql("select count(*) from fund_freeze where freeze_no like 'YSP2019%' and state = 'EXPIRED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(STOPS);
        assertThat(take("stop-payments")).isEqualTo("0 0 " + STOPS + " 0");
        assertThat(take("returns")).isEqualTo("0 0 " + RETURNS + " 0");
        assertThat(stored("version > 0")).isZero();
    }

    private String take(String kind) {
        String rows = new String(Importing.resource("/zhengzhou-2019/" + kind + ".csv"), StandardCharsets.UTF_8);
        String own = rows.replaceAll(
                        "(?<![0-9A-Z])(?<letter>A?)41(?<digits>\\d{10}|\\d{20})(?!\\d)", "${letter}94${digits}")
                .replaceAll("(?m)^(SP|RT)", "Y$1");
        for (Map.Entry<String, String> bank : banks.entrySet()) {
            own = own.replace(bank.getKey(), bank.getValue());
        }
        return counts(Importing.csv(mvc, kind, own));
    }

    private int stored(String condition) {
        return jdbc.sql("select count(*) from stop_payment where request_no like 'YSP2019%' and " + condition)
                .query(Integer.class)
                .single();
    }
}
