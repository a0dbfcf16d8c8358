package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ReturnAndTransferImportTest {

    private static final String RETURN = "return_no,unit_code,case_no,victim_name,amount,returned_at";
    private static final String TRANSFER = "transfer_no,from_account,to_account,amount,at";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    FundRows rows;

    @BeforeEach
    void rows() {
        rows = new FundRows(mvc, city);
    }

    @Test
    void aReturnStandsAsItWasSentEncryptedAndAgainChangesNothing() {
        String no = FundRows.no("RT");
        String caseNo = rows.caseFiled("2019-01-02");
        List<String> cells = List.of(no, city.stationA1.code(), caseNo, "高娟超", "18429.12", "2019-08-10 21:05:02");
        String[] more = {"victim_id_no=410199199302134763", "from_account=13812345678", "to_account=" + FundRows.card()
        };
        assertThat(counts(rows.csv("returns", RETURN, cells, more))).isEqualTo("1 0 0 0");
        Map<String, Object> stored = row("fund_return", "return_no", no);
        assertThat(stored)
                .containsEntry("state", "RETURNED")
                .containsEntry("amount", new BigDecimal("18429.12"))
                .containsEntry("unit_id", city.stationA1.id());
        assertThat(text(stored.get("victim_name"))).doesNotContain("高娟超");
        assertThat(text(stored.get("victim_id_no"))).doesNotContain("410199199302134763");
        assertThat(type(stored.get("from_account_id"))).isEqualTo("PAYMENT_ACCOUNT");
        assertThat(type(stored.get("to_account_id"))).isEqualTo("BANK_ACCOUNT");
        assertThat(counts(rows.csv("returns", RETURN, cells, more))).isEqualTo("0 0 1 0");
        assertThat(counts(rows.csv("returns", RETURN, cells))).isEqualTo("0 0 1 0");
        assertThat(counts(rows.csv("returns", RETURN, cells, "victim_id_no=", "from_account=")))
                .isEqualTo("0 1 0 0");
        assertThat(row("fund_return", "return_no", no))
                .containsEntry("victim_id_no", null)
                .containsEntry("id_no_index", null)
                .containsEntry("from_account_id", null);
        jdbc.sql("update fund_return set by_person = true where return_no = ?")
                .param(no)
                .update();
        assertThat(fault(rows.csv("returns", RETURN, cells, "victim_id_no=410199199302134763")))
                .isEqualTo("2 return_no owned-by-workflow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return_no=             | return_no required",
                "unit_code=999999999999 | unit_code unknown-unit",
                "case_no=               | case_no required",
                "case_no=A1             | case_no unknown-reference",
                "victim_name=           | victim_name required",
                "victim_id_no=410199199302134764 | victim_id_no check-digit",
                "victim_id_no=4101      | victim_id_no id-format",
                "amount=-1              | amount amount-sign",
                "amount=1.234           | amount amount-decimals",
                "returned_at=2099-01-01 | returned_at future-date",
                "returned_at=           | returned_at required",
            })
    void eachFaultOfAReturnIsRejectedWithItsLineColumnAndCode(String cell, String expected) {
        faulty(
                "returns",
                RETURN,
                List.of(FundRows.no("RT"), city.stationA1.code(), rows.caseFiled("2019-01-02"), "高", "5", "2019-08-10"),
                cell,
                expected);
    }

    @Test
    void aTransferIsKeptOnceHoweverOftenItIsImported() {
        String no = FundRows.no("TR");
        String caseNo = rows.caseFiled("2019-01-02");
        List<String> cells = List.of(no, FundRows.card(), "wallet-77", "5000.00", "2019-01-01 10:00:00");
        String[] more = {
            "from_name=王受害",
            "from_institution=" + city.bank1.code(),
            "to_name=赵收款",
            "to_institution=" + city.payment.code(),
            "balance_after=0.00",
            "channel=手机银行",
            "case_no=" + caseNo
        };
        assertThat(counts(rows.csv("transfers", TRANSFER, cells, more))).isEqualTo("1 0 0 0");
        Map<String, Object> stored = row("transfer", "transfer_no", no);
        assertThat(stored)
                .containsEntry("to_institution_id", city.payment.id())
                .containsEntry("balance_after", new BigDecimal("0.00"))
                .containsEntry("channel", "手机银行")
                .containsEntry("by_person", false);
        assertThat(text(stored.get("to_name"))).doesNotContain("赵收款");
        assertThat(type(stored.get("to_account_id"))).isEqualTo("PAYMENT_ACCOUNT");
        assertThat(counts(rows.csv("transfers", TRANSFER, cells, more))).isEqualTo("0 0 1 0");
        assertThat(counts(rows.csv("transfers", TRANSFER, cells))).isEqualTo("0 0 1 0");
        assertThat(counts(rows.csv("transfers", TRANSFER, cells, "case_no=", "channel=")))
                .isEqualTo("0 1 0 0");
        assertThat(row("transfer", "transfer_no", no)).containsEntry("case_id", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transfer_no=                 | transfer_no required",
                "from_account=                | from_account required",
                "to_account=                  | to_account required",
                "from_institution=999         | from_institution unknown-unit",
                "to_institution=999           | to_institution unknown-unit",
                "amount=-1                    | amount amount-sign",
                "balance_after=1.234          | balance_after amount-decimals",
                "at=2099-01-01                | at future-date",
                "case_no=A4101030100002099010001 | case_no unknown-reference",
            })
    void eachFaultOfATransferIsRejectedWithItsLineColumnAndCode(String cell, String expected) {
        faulty(
                "transfers",
                TRANSFER,
                List.of(FundRows.no("TR"), FundRows.card(), FundRows.card(), "5", "2019-01-01"),
                cell,
                expected);
    }

    @Test
    void aTransferBelongsToTheUnitOfItsCaseAndWithoutOneToNobody() {
        String caseNo = rows.caseFiled("2019-01-02");
        String no = FundRows.no("TR");
        List<String> cells = List.of(no, FundRows.card(), FundRows.card(), "5", "2019-01-01");
        assertThat(counts(foreign(FundRows.text(TRANSFER, cells)))).isEqualTo("1 0 0 0");
        assertThat(fault(foreign(FundRows.text(TRANSFER, cells, "case_no=" + caseNo))))
                .isEqualTo("2 case_no out-of-scope");
        assertThat(counts(rows.csv("transfers", TRANSFER, cells, "case_no=" + caseNo)))
                .isEqualTo("0 1 0 0");
        assertThat(fault(foreign(FundRows.text(TRANSFER, cells, "channel=柜台"))))
                .isEqualTo("2 transfer_no out-of-scope");
    }

    private void faulty(String kind, String header, List<String> good, String cell, String expected) {
        String column = cell.substring(0, cell.indexOf('='));
        String value = cell.substring(cell.indexOf('=') + 1).strip();
        List<String> cells = new ArrayList<>(good);
        int place = List.of(header.split(",")).indexOf(column);
        String[] more = place < 0 ? new String[] {column + "=" + value} : new String[0];
        if (place >= 0) {
            cells.set(place, value);
        }
        assertThat(fault(rows.csv(kind, header, cells, more))).isEqualTo("2 " + expected);
    }

    private JsonNode foreign(String csv) {
        return Importing.answer(Importing.send(
                mvc, "transfers", "", csv.getBytes(StandardCharsets.UTF_8), Importing.bearer(city.districtB.code())));
    }

    private static String text(@org.jspecify.annotations.Nullable Object bytes) {
        return new String((byte[]) Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    private String type(@org.jspecify.annotations.Nullable Object observable) {
        return Objects.requireNonNull(jdbc.sql("select type from observable where id = ?")
                .param(observable)
                .query((rs, n) -> rs.getString(1))
                .single());
    }

    private Map<String, Object> row(String table, String key, String no) {
        return jdbc.sql("select * from " + table + " where " + key + " = ?")
                .param(no)
                .query()
                .singleRow();
    }
}
