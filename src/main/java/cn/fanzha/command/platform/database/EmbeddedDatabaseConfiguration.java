package cn.fanzha.command.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points the application (its own role) and Flyway (the owner's) at the embedded database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fanzha.database.embedded")
class EmbeddedDatabaseConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(@Value("${fanzha.data-dir}") Path dataDirectory) {
        return EmbeddedDatabase.start(dataDirectory);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
        return new ApplicationConnection(
                DatabaseRoles.APPLICATION, database.passwords().application(), database.jdbcUrl());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
        return new OwnerConnection(DatabaseRoles.OWNER, database.passwords().owner(), database.jdbcUrl());
    }

    private record ApplicationConnection(String getUsername, String getPassword, String getJdbcUrl)
            implements JdbcConnectionDetails {}

    private record OwnerConnection(
            @Nullable String getUsername,
            @Nullable String getPassword,
            @Nullable String getJdbcUrl) implements FlywayConnectionDetails {}
}
