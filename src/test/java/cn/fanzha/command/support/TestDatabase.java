package cn.fanzha.command.support;

import cn.fanzha.command.platform.database.DatabaseRoles;
import cn.fanzha.command.platform.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one PostgreSQL of the whole suite: a container where a Docker engine answers, else the embedded server that the
 * application itself ships. The choice is printed once.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);
    private static @Nullable Server running;

    /** Address of the tests' database with what the two roles and the superuser sign in with. */
    public record Server(
            String jdbcUrl, String superuser, String superuserPassword, String ownerPassword, String appPassword) {

        /** As the superuser, for tests that play the intruder or look into every table. */
        public DataSource asSuperuser() {
            return source(superuser, superuserPassword);
        }

        /** As the application's own role. */
        public DataSource asApplication() {
            return source(DatabaseRoles.APPLICATION, appPassword);
        }

        private DataSource source(String user, String password) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(jdbcUrl);
            source.setUser(user);
            source.setPassword(password);
            return source;
        }
    }

    /** Starts the database at the first call of the run. */
    public static synchronized Server server() {
        Server held = running;
        if (held == null) {
            held = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
            running = held;
        }
        return held;
    }

    private static Server container() {
        log.info("Tests run on PostgreSQL in a container");
        @SuppressWarnings("resource")
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
        container.start();
        Server server = new Server(
                container.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + DatabaseRoles.DATABASE + "$1"),
                container.getUsername(),
                container.getPassword(),
                "owner-of-tests",
                "application-of-tests");
        PGSimpleDataSource admin = new PGSimpleDataSource();
        admin.setUrl(container.getJdbcUrl());
        admin.setUser(container.getUsername());
        admin.setPassword(container.getPassword());
        try {
            DatabaseRoles.ensure(admin, server.ownerPassword(), server.appPassword());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    private static Server embedded() {
        try {
            Path directory = Files.createTempDirectory("fanzha-test");
            EmbeddedDatabase database = EmbeddedDatabase.start(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    database.close();
                    org.springframework.util.FileSystemUtils.deleteRecursively(directory);
                } catch (IOException e) {
                    log.warn("The tests' database was not tidied away", e);
                }
            }));
            log.info("Tests run on the embedded PostgreSQL (no Docker engine answers)");
            return new Server(
                    database.jdbcUrl(),
                    "postgres",
                    database.passwords().superuser(),
                    database.passwords().owner(),
                    database.passwords().application());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    JdbcConnectionDetails testConnection() {
        return new Application(DatabaseRoles.APPLICATION, server().appPassword(), server().jdbcUrl());
    }

    @Bean
    FlywayConnectionDetails testOwnerConnection() {
        return new Owner(DatabaseRoles.OWNER, server().ownerPassword(), server().jdbcUrl());
    }

    private record Application(String getUsername, String getPassword, String getJdbcUrl)
            implements JdbcConnectionDetails {}

    private record Owner(
            @Nullable String getUsername,
            @Nullable String getPassword,
            @Nullable String getJdbcUrl) implements FlywayConnectionDetails {}
}
