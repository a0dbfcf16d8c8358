package cn.fanzha.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Looks into every table as an intruder with the superuser's rights would. */
@IntegrationTest
class PersonalDataAtRestTest {

    private static final String NAME = "欧阳测试甲";
    private static final String HOLDER = "司徒测试乙";
    private static final String PHONE = "13912347856";
    private static final String ID_NUMBER = "110105194912310029";
    private static final String ACCOUNT = "6222026006705399990";
    private static final String STORY = "此处为自由文本案情七七八八";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Test
    void noTableHoldsAPersonsDataInTheClear() {
        String form = Ids.next().toString();
        assertThat(mvc.post()
                        .uri("/intake")
                        .param("action", "stop")
                        .param("form", form)
                        .param("lines[0].account", ACCOUNT)
                        .param("lines[0].amount", "8888.88")
                        .param("lines[0].holder", HOLDER)
                        .param("lines[0].institution", city.bank1.code())
                        .param("channel", "HOTLINE_96110")
                        .param("summary", STORY)
                        .param("victimName", NAME)
                        .param("victimPhone", PHONE)
                        .param("victimIdNo", ID_NUMBER)
                        .with(city.signedIn(city.officer))
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.FOUND);
        JdbcClient intruder = JdbcClient.create(TestDatabase.server().asSuperuser());
        assertThat(tablesWith(intruder, STORY))
                .as("the look-out sees what is not encrypted: the story, free text by design")
                .containsExactly("case_file");
        for (String secret : List.of(NAME, HOLDER, PHONE, ID_NUMBER, ACCOUNT)) {
            assertThat(tablesWith(intruder, secret))
                    .as("tables with a clear value")
                    .isEmpty();
        }
    }

    /** The tables in which the text stands, as text or as bytes, in any column. */
    private static List<String> tablesWith(JdbcClient intruder, String text) {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> tables = intruder.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")
                .query((rs, n) -> rs.getString(1))
                .list();
        assertThat(tables).contains("victim", "stop_payment", "observable", "audit_entry", "intake_draft");
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            boolean holds = intruder.sql("select exists (select 1 from \"" + table
                            + "\" r where r::text like '%' || ? || '%' or r::text like '%' || ? || '%')")
                    .params(text, bytes)
                    .query(Boolean.class)
                    .single();
            if (holds) {
                found.add(table);
            }
        }
        return found;
    }
}
