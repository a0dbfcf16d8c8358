package cn.fanzha.command.support.browser;

import cn.fanzha.command.platform.database.DatabaseRoles;
import cn.fanzha.command.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/**
 * A database beside that of the other tests, on the same server, for the made-up city that page tests work in. Demo data
 * in a database that isn't the application's own exist nowhere but here: what decides against them has spoken by the
 * time this overrules it, and no setting does the same.
 */
@TestConfiguration(proxyBeanMethods = false)
class BrowserDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String NAME = "fanzha_pages";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("page tests", Map.of("fanzha.demo", "true")));
    }

    private static String url() {
        String url = TestDatabase.server().jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + NAME + "$1");
        try (Connection connection = TestDatabase.server().asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME + " owner " + DatabaseRoles.OWNER);
            statement.execute("grant connect, temporary on database " + NAME + " to " + DatabaseRoles.APPLICATION);
            return url;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    Address pagesDatabase() {
        return new Address(url());
    }

    @Bean
    JdbcConnectionDetails pagesConnection(Address address) {
        return new Application(DatabaseRoles.APPLICATION, TestDatabase.server().appPassword(), address.url());
    }

    @Bean
    FlywayConnectionDetails pagesOwnerConnection(Address address) {
        return new Owner(DatabaseRoles.OWNER, TestDatabase.server().ownerPassword(), address.url());
    }

    record Address(String url) {}

    private record Application(String getUsername, String getPassword, String getJdbcUrl)
            implements JdbcConnectionDetails {}

    private record Owner(
            @Nullable String getUsername,
            @Nullable String getPassword,
            @Nullable String getJdbcUrl) implements FlywayConnectionDetails {}
}
