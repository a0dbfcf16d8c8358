package cn.fanzha.command.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
class DemoLeftoversTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Test
    void aTrialsDatabaseDoesNotRunForReal() {
        DemoLeftovers check = new DemoLeftovers(jdbc);
        assertThatCode(check::afterPropertiesSet).doesNotThrowAnyException();
        jdbc.sql("insert into api_client (id, client_id, name, secret_hash, unit_id, scopes, created_at)"
                        + " values (gen_random_uuid(), ?, 'x', 'x', ?, '{}', now())")
                .params(DemoCity.CLIENT, city.city.id())
                .update();
        assertThatThrownBy(check::afterPropertiesSet).hasMessageContaining("FANZHA_DATA_DIR");
    }
}
