package cn.fanzha.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class ApplicationStartsTest {

    @Autowired
    Units units;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theRootOfTheTreeStands() {
        assertThat(units.findByCode(Units.ROOT_CODE))
                .hasValueSatisfying(root -> assertThat(root.kind()).isEqualTo(UnitKind.PLATFORM));
    }

    @Test
    void commitsAreDurable() {
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    @Test
    void chineseNamesSortByPinyinWhenAsked() {
        assertThat(jdbc.sql(
                                "select string_agg(n, '' order by n collate \"zh-x-icu\") from (values ('张'), ('阿'), ('李')) v(n)")
                        .query(String.class)
                        .single())
                .isEqualTo("阿李张");
    }
}
