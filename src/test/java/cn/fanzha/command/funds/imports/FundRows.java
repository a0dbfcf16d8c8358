package cn.fanzha.command.funds.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Rows of the funds' kinds, of a city's station A1. */
public record FundRows(MockMvcTester mvc, TestCity city) {

    private static final AtomicInteger SERIALS = new AtomicInteger(1000);

    public static final String STOP =
            "request_no,unit_code,institution_code,account_no,account_name,amount,requested_at";
    public static final String FREEZE = "freeze_no,unit_code,case_no,institution_code,account_no,mode,frozen_at";

    /** A number that nobody else has. */
    public static String no(String letters) {
        return letters + MadeUpCodes.digits(12);
    }

    /** A card number that nobody else has, with its Luhn digit. */
    public static String card() {
        String start = "6222" + MadeUpCodes.digits(14);
        return IntStream.rangeClosed(0, 9)
                .mapToObj(digit -> start + digit)
                .filter(text -> BankCard.of(text).luhnHolds())
                .findFirst()
                .orElseThrow();
    }

    /** A case, imported as filed on this day. */
    public String caseFiled(String day) {
        String no = "A" + city.stationA1.code() + "201901" + SERIALS.incrementAndGet();
        JsonNode answer = Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n" + no + ","
                        + city.stationA1.code() + ",ALARM_110,50,2019-01-01," + day + ",50000\n");
        assertThat(Importing.counts(answer)).isEqualTo("1 0 0 0");
        return no;
    }

    /** A stop payment of bank 1 with more columns, {@code name=value} each. */
    public JsonNode stop(String no, String account, String requestedAt, String... more) {
        return csv(
                "stop-payments",
                STOP,
                List.of(no, city.stationA1.code(), city.bank1.code(), account, "赵收款", "50000", requestedAt),
                more);
    }

    /** A freeze of an account at bank 1. */
    public JsonNode freeze(String no, String caseNo, String account, String frozenAt, String... more) {
        return csv(
                "freezes",
                FREEZE,
                List.of(no, city.stationA1.code(), caseNo, city.bank1.code(), account, "LIMIT", frozenAt),
                more);
    }

    /** One row with more columns, sent by the platform's program. */
    public JsonNode csv(String kind, String header, List<String> cells, String... more) {
        return Importing.csv(mvc, kind, text(header, cells, more));
    }

    /** Header and row. */
    public static String text(String header, List<String> cells, String... more) {
        String head = Stream.concat(Stream.of(header), Stream.of(more).map(m -> m.substring(0, m.indexOf('='))))
                .collect(Collectors.joining(","));
        String row = Stream.concat(cells.stream(), Stream.of(more).map(m -> m.substring(m.indexOf('=') + 1)))
                .collect(Collectors.joining(","));
        return head + "\n" + row + "\n";
    }
}
