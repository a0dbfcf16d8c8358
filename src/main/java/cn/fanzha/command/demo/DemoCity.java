package cn.fanzha.command.demo;

import cn.fanzha.command.identity.ApiScopes;
import cn.fanzha.command.identity.DemoSignIn;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The city of Yunlan 云澜市, which no map shows: its units, institutions and accounts, and one API client. Made at the
 * first start; what is there already is left as it is.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fanzha.demo")
class DemoCity {

    /** Every demo account's password, and the API client's secret. */
    static final String PASSWORD = "fanzha-demo-2026";

    static final String CLIENT = "demo-client";

    static final List<DemoUnit> UNITS = List.of(
            new DemoUnit("990000000000", "东汐省公安厅", UnitKind.PROVINCE, Units.ROOT_CODE, "990000"),
            new DemoUnit("990100000000", "云澜市公安局", UnitKind.CITY, "990000000000", "990100"),
            new DemoUnit("990101000000", "云澜市公安局望潮分局", UnitKind.DISTRICT, "990100000000", "990101"),
            new DemoUnit("990102000000", "云澜市公安局栖霞湖分局", UnitKind.DISTRICT, "990100000000", "990102"),
            new DemoUnit("990103000000", "云澜市公安局青屿分局", UnitKind.DISTRICT, "990100000000", "990103"),
            new DemoUnit("990101010000", "听涛路派出所", UnitKind.STATION, "990101000000", "990101"),
            new DemoUnit("990101020000", "白鹭洲派出所", UnitKind.STATION, "990101000000", "990101"),
            new DemoUnit("990102010000", "湖滨派出所", UnitKind.STATION, "990102000000", "990102"),
            new DemoUnit("990102020000", "莲溪派出所", UnitKind.STATION, "990102000000", "990102"),
            new DemoUnit("990103010000", "青屿港派出所", UnitKind.STATION, "990103000000", "990103"),
            new DemoUnit("990101010100", "云澜大学反诈中心", UnitKind.OUTPOST, "990101010000", "990101"),
            new DemoUnit(DemoCodes.cnaps("99010100001"), "云澜银行", UnitKind.BANK, null, null),
            new DemoUnit(DemoCodes.cnaps("99010200001"), "东汐农商银行", UnitKind.BANK, null, null),
            new DemoUnit(DemoCodes.cnaps("99010300001"), "望潮商业银行", UnitKind.BANK, null, null),
            new DemoUnit(DemoCodes.uscc("91990100MA0000001"), "澜付通支付有限公司", UnitKind.PAYMENT, null, null),
            new DemoUnit(DemoCodes.uscc("91990100MA0000002"), "东汐电信云澜分公司", UnitKind.TELECOM, null, null),
            new DemoUnit(DemoCodes.uscc("91990100MA0000003"), "云澜互联网科技有限公司", UnitKind.INTERNET, null, null));

    static final List<DemoAccount> ACCOUNTS = List.of(
            new DemoAccount("officer", "林晓舟", "990101010000", Role.OFFICER),
            new DemoAccount("officer2", "陈望", "990101010000", Role.OFFICER),
            new DemoAccount("analyst", "苏研", "990100000000", Role.ANALYST),
            new DemoAccount("supervisor", "周定远", "990101000000", Role.SUPERVISOR),
            new DemoAccount("supervisor2", "沈岚", "990000000000", Role.SUPERVISOR),
            new DemoAccount("liaison", "何宁", UNITS.get(11).code(), Role.LIAISON),
            new DemoAccount("liaison2", "顾盼", UNITS.get(12).code(), Role.LIAISON),
            new DemoAccount("sysadmin", "系统管理员", Units.ROOT_CODE, Role.SYSTEM_ADMIN),
            new DemoAccount("secadmin", "安全管理员", Units.ROOT_CODE, Role.SECURITY_ADMIN),
            new DemoAccount("auditor", "审计管理员", Units.ROOT_CODE, Role.AUDITOR));

    record DemoUnit(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parent,
            @Nullable String region) {}

    record DemoAccount(String username, String name, String unit, Role role) {}

    @Bean
    DemoSignIn demoSignIn() {
        return new DemoSignIn(
                PASSWORD, ACCOUNTS.stream().map(DemoAccount::username).toList());
    }

    /** Runs first of the demo data: cases need units and people. */
    @Bean
    @Order(10)
    ApplicationRunner demoCityAtStart(
            JdbcClient jdbc, Units units, PasswordEncoder passwords, Clock clock, TransactionTemplate transaction) {
        return new Founding(jdbc, units, passwords, clock, transaction);
    }

    private record Founding(
            JdbcClient jdbc, Units units, PasswordEncoder passwords, Clock clock, TransactionTemplate transaction)
            implements ApplicationRunner {

        @Override
        public void run(ApplicationArguments arguments) {
            transaction.executeWithoutResult(status -> UNITS.forEach(this::found));
            units.refresh();
            transaction.executeWithoutResult(status -> {
                String hash = Objects.requireNonNull(passwords.encode(PASSWORD));
                ACCOUNTS.forEach(account -> appoint(account, hash));
                register(hash);
            });
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
                    .param("host", unit.kind() == UnitKind.OUTPOST ? "CAMPUS" : null, java.sql.Types.VARCHAR)
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

        private void register(String hash) {
            jdbc.sql("""
                            insert into api_client (id, client_id, name, secret_hash, unit_id, scopes, created_at)
                            values (?, ?, '试用程序', ?, ?, ?, ?) on conflict do nothing""")
                    .params(
                            Ids.next(),
                            CLIENT,
                            hash,
                            unit(Units.ROOT_CODE),
                            ApiScopes.ALL.toArray(String[]::new),
                            Timestamp.from(clock.instant()))
                    .update();
        }

        private UUID unit(String code) {
            return units.findByCode(code).orElseThrow().id();
        }
    }
}
