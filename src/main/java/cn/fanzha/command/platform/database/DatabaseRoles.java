package cn.fanzha.command.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The two database roles: the owner migrates, the application reads and writes. That the application can't alter what
 * is audited rests on this difference, so both exist from the first start.
 */
public final class DatabaseRoles {

    public static final String DATABASE = "fanzha";
    public static final String OWNER = "fanzha_owner";
    public static final String APPLICATION = "fanzha_app";

    private DatabaseRoles() {}

    /**
     * Makes the roles and the database where they are missing, and sets their passwords.
     *
     * @param superuser a connection with the right to create roles and databases
     */
    public static void ensure(DataSource superuser, String ownerPassword, String applicationPassword)
            throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            ensureRole(statement, OWNER, ownerPassword);
            ensureRole(statement, APPLICATION, applicationPassword);
            try (var rows = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (rows.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE + " owner " + OWNER);
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect, temporary on database " + DATABASE + " to " + APPLICATION);
        }
    }

    private static void ensureRole(Statement statement, String role, String password) throws SQLException {
        if (!password.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("generated passwords have letters, digits, - and _ only");
        }
        statement.execute("do $$ begin if not exists (select 1 from pg_roles where rolname = '" + role
                + "') then create role " + role + " login; end if; end $$");
        statement.execute("alter role " + role + " login password '" + password + "'");
    }
}
