package cn.fanzha.command.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database refuses ends in a log. */
@IntegrationTest
class BrokenConstraintTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void theConstraintIsNamedWithoutTheRowThatBrokeIt() {
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into import_run (id, kind, file_name, strict, actor_id, actor_name, unit_id, started_at, state)
                                select :id, 'cases', :file, false, :id, :name, id, now(), 'NONE' from unit limit 1""")
                        .param("id", Ids.next())
                        .param("file", "张三的案件.csv")
                        .param("name", "李四")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(refused -> {
                    for (Throwable told = refused; told != null; told = told.getCause()) {
                        assertThat(told.toString())
                                .contains("import_run_state_known")
                                .doesNotContain("张三", "李四");
                    }
                });
    }
}
