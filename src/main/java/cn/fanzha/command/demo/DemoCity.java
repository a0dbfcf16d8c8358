package cn.fanzha.command.demo;

import cn.fanzha.command.identity.DemoSignIn;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The city of Yunlan 云澜市, which no map shows: its units, institutions and accounts, and two API clients. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fanzha.demo")
class DemoCity {

    /** Every demo account's password, and the API clients' secret. */
    static final String PASSWORD = "fanzha-demo-2026";

    static final String CLIENT = "demo-client";

    /** The first bank's own system. */
    static final String BANK_CLIENT = "demo-bank";

    static final String PROVINCE = "990000000000";
    static final String CITY = "990100000000";
    static final List<String> DISTRICTS = List.of("990101000000", "990102000000", "990103000000");
    /** The officer's own. */
    static final String TINGTAO = "990101010000";

    static final String CAMPUS = "990101010100";
    static final String PARK = "990102020100";

    static final List<String> BANKS = Stream.of("99010100001", "99010200001", "99010300001", "99010400001")
            .map(DemoCodes::cnaps)
            .toList();
    static final String PAYMENT = DemoCodes.uscc("91990100MA0000001");
    static final String TELECOM = DemoCodes.uscc("91990100MA0000002");
    static final String INTERNET = DemoCodes.uscc("91990100MA0000003");

    /** First digits of the made-up banks' cards; the bank's place in the list follows. No bank has this range. */
    static final String BIN = "62990";

    static final List<DemoUnit> UNITS = List.of(
            police(PROVINCE, "东汐省公安厅", UnitKind.PROVINCE, Units.ROOT_CODE),
            police(CITY, "云澜市公安局", UnitKind.CITY, PROVINCE),
            police(DISTRICTS.get(0), "云澜市公安局望潮分局", UnitKind.DISTRICT, CITY),
            police(DISTRICTS.get(1), "云澜市公安局栖霞湖分局", UnitKind.DISTRICT, CITY),
            police(DISTRICTS.get(2), "云澜市公安局青屿分局", UnitKind.DISTRICT, CITY),
            police(TINGTAO, "听涛路派出所", UnitKind.STATION, DISTRICTS.get(0)),
            police("990101020000", "白鹭洲派出所", UnitKind.STATION, DISTRICTS.get(0)),
            police("990101030000", "潮音街派出所", UnitKind.STATION, DISTRICTS.get(0)),
            police("990102010000", "湖滨派出所", UnitKind.STATION, DISTRICTS.get(1)),
            police("990102020000", "莲溪派出所", UnitKind.STATION, DISTRICTS.get(1)),
            police("990102030000", "学府路派出所", UnitKind.STATION, DISTRICTS.get(1)),
            police("990103010000", "青屿港派出所", UnitKind.STATION, DISTRICTS.get(2)),
            police("990103020000", "渔歌镇派出所", UnitKind.STATION, DISTRICTS.get(2)),
            police("990103030000", "灯塔路派出所", UnitKind.STATION, DISTRICTS.get(2)),
            new DemoUnit(CAMPUS, "云澜大学反诈中心", UnitKind.OUTPOST, TINGTAO, "990101", "CAMPUS"),
            new DemoUnit(PARK, "澜芯产业园反诈中心", UnitKind.OUTPOST, "990102020000", "990102", "ENTERPRISE"),
            institution(BANKS.get(0), "云澜银行", UnitKind.BANK),
            institution(BANKS.get(1), "东汐农商银行", UnitKind.BANK),
            institution(BANKS.get(2), "望潮商业银行", UnitKind.BANK),
            institution(BANKS.get(3), "青屿海湾银行", UnitKind.BANK),
            institution(PAYMENT, "澜付通支付有限公司", UnitKind.PAYMENT),
            institution(TELECOM, "东汐电信云澜分公司", UnitKind.TELECOM),
            institution(INTERNET, "云澜互联网科技有限公司", UnitKind.INTERNET));

    /** Whom the sign-in page offers. */
    static final List<DemoAccount> ACCOUNTS = List.of(
            new DemoAccount("officer", "林晓舟", TINGTAO, Role.OFFICER),
            new DemoAccount("officer2", "陈望", TINGTAO, Role.OFFICER),
            new DemoAccount("analyst", "苏研", CITY, Role.ANALYST),
            new DemoAccount("supervisor", "周定远", DISTRICTS.get(0), Role.SUPERVISOR),
            new DemoAccount("supervisor2", "沈岚", PROVINCE, Role.SUPERVISOR),
            new DemoAccount("supervisor3", "梁清河", CITY, Role.SUPERVISOR),
            new DemoAccount("liaison", "何宁", BANKS.get(0), Role.LIAISON),
            new DemoAccount("liaison2", "顾盼", BANKS.get(1), Role.LIAISON),
            new DemoAccount("liaison3", "江晚", PAYMENT, Role.LIAISON),
            new DemoAccount("liaison6", "苗青", TELECOM, Role.LIAISON),
            new DemoAccount("liaison7", "严舟", INTERNET, Role.LIAISON),
            new DemoAccount("sysadmin", "系统管理员", Units.ROOT_CODE, Role.SYSTEM_ADMIN),
            new DemoAccount("secadmin", "安全管理员", Units.ROOT_CODE, Role.SECURITY_ADMIN),
            new DemoAccount("auditor", "审计管理员", Units.ROOT_CODE, Role.AUDITOR));

    /** Their colleagues, so that every unit has somebody on duty and every partner somebody who answers. */
    static final List<DemoAccount> COLLEAGUES = List.of(
            new DemoAccount("officer3", "许清", "990101020000", Role.OFFICER),
            new DemoAccount("officer4", "唐野", "990101020000", Role.OFFICER),
            new DemoAccount("officer5", "方晨", "990101030000", Role.OFFICER),
            new DemoAccount("officer6", "韩溪", "990102010000", Role.OFFICER),
            new DemoAccount("officer7", "罗岸", "990102010000", Role.OFFICER),
            new DemoAccount("officer8", "宋遥", "990102020000", Role.OFFICER),
            new DemoAccount("officer9", "邓舟", "990102030000", Role.OFFICER),
            new DemoAccount("officer10", "曹帆", "990103010000", Role.OFFICER),
            new DemoAccount("officer11", "彭屿", "990103020000", Role.OFFICER),
            new DemoAccount("officer12", "吕澄", "990103030000", Role.OFFICER),
            new DemoAccount("officer13", "蒋牧", DISTRICTS.get(0), Role.OFFICER),
            new DemoAccount("officer14", "沈禾", DISTRICTS.get(1), Role.OFFICER),
            new DemoAccount("officer15", "丁岚", DISTRICTS.get(2), Role.OFFICER),
            new DemoAccount("officer16", "叶知", CAMPUS, Role.OFFICER),
            new DemoAccount("officer17", "贺川", PARK, Role.OFFICER),
            new DemoAccount("supervisor4", "秦屿", DISTRICTS.get(1), Role.SUPERVISOR),
            new DemoAccount("supervisor5", "孟山", DISTRICTS.get(2), Role.SUPERVISOR),
            new DemoAccount("liaison4", "白桥", BANKS.get(2), Role.LIAISON),
            new DemoAccount("liaison5", "温黎", BANKS.get(3), Role.LIAISON),
            new DemoAccount("liaison8", "傅云", TELECOM, Role.LIAISON));

    record DemoUnit(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parent,
            @Nullable String region,
            @Nullable String host) {}

    /** Drafted by the system administrator, waiting for the security administrator. */
    static final List<DemoAccount> NEWCOMERS = List.of(
            new DemoAccount("newcomer", "颜青", TINGTAO, Role.OFFICER),
            new DemoAccount("newcomer2", "史岩", CITY, Role.ANALYST));

    record DemoAccount(String username, String name, String unit, Role role) {}

    private static DemoUnit police(String code, String name, UnitKind kind, String parent) {
        return new DemoUnit(code, name, kind, parent, code.substring(0, 6), null);
    }

    private static DemoUnit institution(String code, String name, UnitKind kind) {
        return new DemoUnit(code, name, kind, null, null, null);
    }

    /** The stations, in the order of their codes. */
    static List<String> stations() {
        return UNITS.stream()
                .filter(unit -> unit.kind() == UnitKind.STATION)
                .map(DemoUnit::code)
                .toList();
    }

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
        return new DemoFounding(jdbc, units, passwords, clock, transaction);
    }
}
