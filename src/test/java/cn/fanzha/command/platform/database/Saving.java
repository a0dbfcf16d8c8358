package cn.fanzha.command.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.UUID;

/**
 * A program of its own that saves rows until it is killed, and says on its output which ones were acknowledged. Run by
 * {@link KilledUnderLoadTest}.
 */
final class Saving {

    static final int WRITERS = 4;

    private Saving() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
        try (Connection owner = DriverManager.getConnection(
                database.jdbcUrl(), DatabaseRoles.OWNER, database.passwords().owner())) {
            owner.createStatement().execute("create table saved (id uuid not null)");
            owner.createStatement().execute("grant select, insert on saved to " + DatabaseRoles.APPLICATION);
        }
        for (int i = 0; i < WRITERS; i++) {
            new Thread(() -> save(database)).start();
        }
    }

    private static void save(EmbeddedDatabase database) {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(),
                        DatabaseRoles.APPLICATION,
                        database.passwords().application());
                var statement = connection.prepareStatement("insert into saved (id) values (?)")) {
            while (true) {
                UUID id = UUID.randomUUID();
                statement.setObject(1, id);
                statement.executeUpdate();
                synchronized (Saving.class) {
                    System.out.println("saved " + id);
                }
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
