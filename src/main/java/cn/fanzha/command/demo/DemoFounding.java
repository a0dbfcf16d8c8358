package cn.fanzha.command.demo;

import cn.fanzha.command.demo.DemoCity.DemoAccount;
import cn.fanzha.command.demo.DemoCity.DemoUnit;
import cn.fanzha.command.identity.ApiScopes;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the city at the first start; what is there already is left as it is. */
record DemoFounding(
        JdbcClient jdbc, Units units, PasswordEncoder passwords, Clock clock, TransactionTemplate transaction)
        implements ApplicationRunner {

    private static final int DAYS_ON_DUTY = 14;
    private static final String BANK_CODE = "YL-";

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> DemoCity.UNITS.forEach(this::found));
        units.refresh();
        transaction.executeWithoutResult(status -> {
            String hash = Objects.requireNonNull(passwords.encode(DemoCity.PASSWORD));
            people().forEach(account -> appoint(account, hash));
            DemoCity.NEWCOMERS.forEach(this::draft);
            register(hash);
            cards();
            roster();
        });
    }

    private static List<DemoAccount> people() {
        return Stream.concat(DemoCity.ACCOUNTS.stream(), DemoCity.COLLEAGUES.stream())
                .toList();
    }

    private void found(DemoUnit unit) {
        String above = unit.parent() == null
                ? "/"
                : jdbc.sql("select path from unit where code = ?")
                        .param(unit.parent())
                        .query(String.class)
                        .single();
        jdbc.sql("""
                        insert into unit (id, code, name, kind, parent_id, region_code, host_kind, path, created_at)
                        values (:id, :code, :name, :kind, (select id from unit where code = :parent), :region, :host,
                                :path, :at) on conflict do nothing""")
                .param("id", Ids.next())
                .param("code", unit.code())
                .param("name", unit.name())
                .param("kind", unit.kind().name())
                .param("parent", unit.parent(), java.sql.Types.VARCHAR)
                .param("region", unit.region(), java.sql.Types.VARCHAR)
                .param("host", unit.host(), java.sql.Types.VARCHAR)
                .param("path", above + unit.code() + "/")
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private void appoint(DemoAccount account, String hash) {
        jdbc.sql("""
                        insert into account (id, username, display_name, unit_id, roles, state, password_hash, drafted_at)
                        values (?, ?, ?, ?, ?, 'ACTIVE', ?, ?) on conflict do nothing""")
                .params(
                        Ids.next(),
                        account.username(),
                        account.name(),
                        unit(account.unit()),
                        new String[] {account.role().name()},
                        hash,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** Waits for the security administrator, who chooses the roles. */
    private void draft(DemoAccount newcomer) {
        jdbc.sql("""
                        insert into account (id, username, display_name, unit_id, state, drafted_by, drafted_at)
                        values (?, ?, ?, ?, 'DRAFT', (select id from account where username = 'sysadmin'), ?)
                        on conflict do nothing""")
                .params(
                        Ids.next(),
                        newcomer.username(),
                        newcomer.name(),
                        unit(newcomer.unit()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private void register(String hash) {
        register(DemoCity.CLIENT, "试用程序", unit(Units.ROOT_CODE), ApiScopes.ALL, hash);
        register(
                DemoCity.BANK_CLIENT,
                "试用银行系统",
                unit(DemoCity.BANKS.getFirst()),
                List.of("stops:read", "stops:answer", "webhooks:manage"),
                hash);
    }

    private void register(String client, String name, UUID unit, List<String> scopes, String hash) {
        jdbc.sql("""
                        insert into api_client (id, client_id, name, secret_hash, unit_id, scopes, created_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        Ids.next(),
                        client,
                        name,
                        hash,
                        unit,
                        scopes.toArray(String[]::new),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** The made-up banks' own number ranges, so that a card of the demo data leads to its bank. */
    private void cards() {
        for (int i = 0; i < DemoCity.BANKS.size(); i++) {
            UUID bank = unit(DemoCity.BANKS.get(i));
            String code = BANK_CODE + (i + 1);
            String name = units.get(bank).name();
            jdbc.sql("insert into bank (bank_code, bank_name, institution_id) values (?, ?, ?) on conflict do nothing")
                    .params(code, name, bank)
                    .update();
            jdbc.sql("""
                            insert into bank_bin (bin, card_length, bank_code, bank_name, card_type)
                            values (?, 19, ?, ?, 'DC') on conflict do nothing""").params(DemoCity.BIN + (i + 1), code, name).update();
        }
    }

    /** Everybody takes a turn of a day and is back on the next: a second officer is found at any hour. */
    private void roster() {
        if (jdbc.sql("select exists (select from duty_shift)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        UUID keeper = jdbc.sql("select id from account where username = 'supervisor'")
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .single();
        LocalDate today = ChinaTime.date(clock.instant());
        for (int day = -2; day < DAYS_ON_DUTY; day++) {
            Instant from = ChinaTime.startOf(today.plusDays(day)).plusSeconds(8 * 3600L);
            jdbc.sql("""
                            insert into duty_shift (id, unit_id, account_id, starts_at, ends_at, created_by, created_at)
                            select gen_random_uuid(), unit_id, id, :from, :until, :by, :at
                            from account where :role = any(roles) and state = 'ACTIVE'""")
                    .param("from", Timestamp.from(from))
                    .param("until", Timestamp.from(from.plusSeconds(86_400)))
                    .param("by", keeper)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("role", Role.OFFICER.name())
                    .update();
        }
    }

    private UUID unit(String code) {
        return units.findByCode(code).orElseThrow().id();
    }
}
