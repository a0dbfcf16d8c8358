package cn.fanzha.command.platform.crypto;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.support.IntegrationTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class KeyGuardTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    KeyFile keys;

    @Test
    void otherKeysThanTheDatabasesStopTheStart(@TempDir Path directory) {
        KeyFile others = KeyFile.open(directory.resolve("others.keys"), true);
        assertThatThrownBy(() -> new KeyGuard(jdbc, others).afterPropertiesSet())
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("does not belong");
        assertThatCode(() -> new KeyGuard(jdbc, keys).afterPropertiesSet()).doesNotThrowAnyException();
    }
}
