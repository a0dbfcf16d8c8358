package cn.fanzha.command.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** A file that is not what it claims to be: the place of the fault is told, and nothing of the file lands. */
@IntegrationTest
class StructureFaultsTest {

    private static final String HEADER = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved,victim_name";
    /** Sound, and ahead of every fault. */
    private static final String GOOD = "%NO%,%UNIT%,WALK_IN,50,2019-03-01,10,张三";

    private static final String OTHER = "A%UNIT%2019030002,%UNIT%,WALK_IN,50,2019-03-01,10,";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    record Fault(String file, Charset charset, String code, long line, String column) {

        @Override
        public String toString() {
            return code + " in line " + line + ", " + column;
        }
    }

    static Stream<Fault> faults() {
        String two = HEADER + "\n" + GOOD + "\n";
        String quoted = "\"" + "x\n".repeat(110_000) + "\"";
        return Stream.of(
                new Fault(
                        HEADER + "\n" + GOOD.replace("张三", "John") + "\n" + OTHER + "李四\n",
                        Charset.forName("GBK"),
                        "not-utf-8",
                        3,
                        "victim_name"),
                new Fault(two, StandardCharsets.UTF_16LE, "no-header", 1, "case_no"),
                new Fault("\uFEFF" + two, StandardCharsets.UTF_16LE, "not-utf-8", 1, "1"),
                utf8(two + OTHER + "\"李\"四\n", "broken-quoting", 3, "victim_name"),
                utf8(two + OTHER + "李\"四\"\n", "broken-quoting", 3, "victim_name"),
                utf8(two + "\"A1\" ,x\n", "broken-quoting", 3, "case_no"),
                utf8(two + OTHER + "\"李四\n" + OTHER + "王五\n", "unclosed-quote", 3, "victim_name"),
                utf8(two + OTHER + quoted + "\n", "field-too-long", 3, "victim_name"),
                utf8(two + "A%UNIT%2019030002,%UNIT%\n" + OTHER + "\n", "row-cut-off", 3, "channel"),
                utf8(two + "A%UNIT%2019030002", "row-cut-off", 3, "unit_code"),
                utf8(two + OTHER + "\"a\nb\"\n" + "A1,\n", "row-cut-off", 5, "channel"),
                utf8(two + OTHER + "李四,more\n", "row-too-long", 3, "8"),
                utf8(HEADER + ",size\n" + GOOD + ",1\n", "unknown-column", 1, "size"),
                utf8(HEADER + ",规模\n" + GOOD + ",1\n", "unknown-column", 1, "规模"),
                utf8(HEADER + ",\n" + GOOD + ",\n", "unknown-column", 1, "8"),
                utf8(HEADER + ",unit_code\n" + GOOD + ",%UNIT%\n", "repeated-column", 1, "unit_code"),
                utf8(HEADER + ",单位代码\n" + GOOD + ",%UNIT%\n", "repeated-column", 1, "unit_code"),
                utf8(
                        "case_no,channel,fraud_type,reported_at,amount_involved\n%NO%,WALK_IN,50,2019-03-01,10\n",
                        "missing-column", 1, "unit_code"),
                utf8("\n\n案件编号,单位代码\n%NO%,%UNIT%\n", "missing-column", 3, "channel"),
                utf8(GOOD + "\n" + OTHER + "\n", "no-header", 1, "case_no"),
                utf8(HEADER.replace(',', ';') + "\n", "no-header", 1, "case_no"),
                utf8("\uFEFF", "no-header", 1, "case_no"),
                utf8("\n\n\n", "no-header", 1, "case_no"),
                utf8("", "no-header", 1, "case_no"));
    }

    private static Fault utf8(String file, String code, long line, String column) {
        return new Fault(file, StandardCharsets.UTF_8, code, line, column);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachIsAnsweredWithItsPlaceAndNothingLands(Fault fault) {
        MvcTestResult answer = send(fault.file, fault.charset);
        JsonNode problem = Importing.body(answer, 400);
        assertThat(answer.getResponse().getContentType()).startsWith("application/problem+json");
        assertThat(problem.path("code").asString()).isEqualTo(fault.code);
        assertThat(problem.path("line").asLong()).isEqualTo(fault.line);
        assertThat(problem.path("column").asString()).isEqualTo(fault.column);
        assertThat(problem.path("detail").asString()).isNotBlank().isNotEqualTo(fault.code);
        assertThat(landed()).isZero();
        ImportRuns.Run run = newest();
        assertThat(run.state()).isEqualTo("REFUSED");
        assertThat(run.problemLine()).isEqualTo(fault.line);
        assertThat(run.problemColumn()).isEqualTo(fault.column);
        assertThat(run.created()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF" + HEADER + "\n" + GOOD + "\n",
                "\uFEFF案件编号,单位代码,来源渠道,诈骗类型,接报时间,涉案金额,受害人姓名\r\n" + GOOD + "\r\n",
                "案件编号,unit_code,来源渠道,FRAUD_TYPE, 接报时间 ,\"涉案金额\",victim_name\n" + GOOD,
                HEADER + "\n\n\"%NO%\",%UNIT%,WALK_IN,50,2019-03-01,\"10\",\"张\"\"三, 李\n四\"\n\n",
            })
    void aByteOrderMarkChineseHeadersAndQuotesAreSound(String file) {
        JsonNode answer = Importing.answer(send(file, StandardCharsets.UTF_8));
        assertThat(answer.path("created").asLong()).as(answer.toString()).isEqualTo(1);
        assertThat(landed()).isOne();
        jdbc.sql("delete from case_file where case_no = ?").param(number()).update();
    }

    private MvcTestResult send(String file, Charset charset) {
        byte[] body = file.replace("%NO%", number())
                .replace("%UNIT%", city.stationA1.code())
                .getBytes(charset);
        return Importing.send(mvc, "cases", "?name=faulty.csv", body, Importing.bearer(city.city.code()));
    }

    private String number() {
        return "A" + city.stationA1.code() + "2019030001";
    }

    private long landed() {
        return jdbc.sql("select count(*) from case_file where unit_id = ?")
                .param(city.stationA1.id())
                .query(Long.class)
                .single();
    }

    @Autowired
    ImportRuns runs;

    private ImportRuns.Run newest() {
        return runs.newest(city.analyst).getFirst();
    }
}
