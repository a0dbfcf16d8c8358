package cn.fanzha.command.support;

import static cn.fanzha.command.organisation.UnitKind.BANK;
import static cn.fanzha.command.organisation.UnitKind.CITY;
import static cn.fanzha.command.organisation.UnitKind.DISTRICT;
import static cn.fanzha.command.organisation.UnitKind.INTERNET;
import static cn.fanzha.command.organisation.UnitKind.OUTPOST;
import static cn.fanzha.command.organisation.UnitKind.PAYMENT;
import static cn.fanzha.command.organisation.UnitKind.PROVINCE;
import static cn.fanzha.command.organisation.UnitKind.STATION;
import static cn.fanzha.command.organisation.UnitKind.TELECOM;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A made-up tree of units of its own for each test class, with an account of every role: injected into a test of
 * {@link IntegrationTest}, already committed. Tests of one class share it; those of another never meet it.
 */
public final class TestCity {

    /** Everybody's password. */
    public static final String PASSWORD = "a-password-of-tests";

    private static final AtomicInteger DIVISIONS = new AtomicInteger(3000);

    private static @Nullable String passwordHash;

    /** The six digits that all codes of this city's units begin with. */
    public final String division;

    public final UnitRef province;
    public final UnitRef city;
    public final UnitRef districtA;
    public final UnitRef districtB;
    public final UnitRef stationA1;
    public final UnitRef stationA2;
    public final UnitRef stationB1;
    public final UnitRef stationB2;
    public final UnitRef outpost;
    public final UnitRef bank1;
    public final UnitRef bank2;
    public final UnitRef payment;
    public final UnitRef telecom;
    public final UnitRef internet;

    /** In station A1. */
    public final Actor officer;

    /** In station A1, too. */
    public final Actor officer2;

    /** In station B1: neither sees the other's rows. */
    public final Actor otherOfficer;

    /** In the city. */
    public final Actor analyst;

    /** In district A: may approve filing. */
    public final Actor supervisor;

    /** In station A1: may not. */
    public final Actor supervisorOfStation;

    /** In district B. */
    public final Actor otherSupervisor;

    /** Of bank 1. */
    public final Actor liaison;

    /** Of bank 2. */
    public final Actor liaison2;

    public final Actor sysadmin;
    public final Actor secadmin;
    public final Actor auditor;

    private final JdbcClient jdbc;
    private final Units units;
    private final String hash;
    private @Nullable Actor chief;

    TestCity(JdbcClient jdbc, Units units, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.units = units;
        this.hash = hash(passwords);
        this.division = freeDivision(units);
        UnitRef root = units.findByCode(Units.ROOT_CODE).orElseThrow();
        province = unit(division + "000000", "测试省厅", PROVINCE, root);
        city = unit(division + "010000", "测试市局", CITY, province);
        districtA = unit(division + "110000", "甲区分局", DISTRICT, city);
        districtB = unit(division + "120000", "乙区分局", DISTRICT, city);
        stationA1 = unit(division + "110100", "甲一派出所", STATION, districtA);
        stationA2 = unit(division + "110200", "甲二派出所", STATION, districtA);
        stationB1 = unit(division + "120100", "乙一派出所", STATION, districtB);
        stationB2 = unit(division + "120200", "乙二派出所", STATION, districtB);
        outpost = unit(division + "110101", "甲一校园反诈中心", OUTPOST, stationA1);
        bank1 = unit(MadeUpCodes.cnaps(), "测试第一银行", BANK, null);
        bank2 = unit(MadeUpCodes.cnaps(), "测试第二银行", BANK, null);
        payment = unit(MadeUpCodes.uscc(), "测试支付", PAYMENT, null);
        telecom = unit(MadeUpCodes.uscc(), "测试电信", TELECOM, null);
        internet = unit(MadeUpCodes.uscc(), "测试互联网", INTERNET, null);
        units.refresh();
        officer = account("officer", stationA1, Role.OFFICER);
        officer2 = account("officer2", stationA1, Role.OFFICER);
        otherOfficer = account("other-officer", stationB1, Role.OFFICER);
        analyst = account("analyst", city, Role.ANALYST);
        supervisor = account("supervisor", districtA, Role.SUPERVISOR);
        supervisorOfStation = account("station-supervisor", stationA1, Role.SUPERVISOR);
        otherSupervisor = account("other-supervisor", districtB, Role.SUPERVISOR);
        liaison = account("liaison", bank1, Role.LIAISON);
        liaison2 = account("liaison2", bank2, Role.LIAISON);
        sysadmin = account("sysadmin", root, Role.SYSTEM_ADMIN);
        secadmin = account("secadmin", root, Role.SECURITY_ADMIN);
        auditor = account("auditor", root, Role.AUDITOR);
    }

    /** One more active account, in any unit, whose user name is the given one with this city's digits. */
    public Actor account(String name, UnitRef unit, Role... roles) {
        UUID id = Ids.next();
        Set<Role> granted = Set.of(roles);
        String username = name + "-" + division;
        jdbc.sql("""
                        insert into account (id, username, display_name, unit_id, roles, state, password_hash, drafted_at)
                        values (?, ?, ?, ?, ?, 'ACTIVE', ?, now())""")
                .params(
                        id,
                        username,
                        "测试" + name,
                        unit.id(),
                        granted.stream().map(Role::name).toArray(String[]::new),
                        hash)
                .update();
        Scope scope = granted.stream().anyMatch(Role::isAdministrator) ? new Scope.Nothing() : units.scopeOf(unit.id());
        return new Actor(id, username, "测试" + name, unit.id(), granted, scope, false);
    }

    /** A supervisor of the city, who approves what a district may not; made when first asked for. */
    public synchronized Actor chief() {
        Actor known = chief;
        if (known == null) {
            known = account("city-supervisor", city, Role.SUPERVISOR);
            chief = known;
        }
        return known;
    }

    /** One more unit or institution; call it before asking {@link Units} for anything new. */
    public UnitRef unit(String code, String name, UnitKind kind, @Nullable UnitRef parent) {
        UUID id = Ids.next();
        String region = kind.isPolice() ? division : null;
        String path = (parent == null ? "/" : parent.path()) + code + "/";
        jdbc.sql("insert into unit (id, code, name, kind, parent_id, region_code, path, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, now())")
                .params(id, code, name, kind.name(), parent == null ? null : parent.id(), region, path)
                .update();
        return new UnitRef(id, code, name, kind, parent == null ? null : parent.id(), region, path, true);
    }

    /** The request comes from this person's session. */
    public RequestPostProcessor signedIn(Actor actor) {
        return SignedIn.signedIn(actor);
    }

    /** The request carries an API token bound to the unit, with these scopes. */
    public RequestPostProcessor bearer(String unitCode, String... scopes) {
        return SignedIn.bearer(unitCode, scopes);
    }

    /** One after the other: random digits would now and then be those that a test looks for. */
    private static String freeDivision(Units units) {
        String division = "99" + DIVISIONS.incrementAndGet();
        return units.findByCode(division + "000000").isPresent() ? freeDivision(units) : division;
    }

    private static synchronized String hash(PasswordEncoder passwords) {
        String held = passwordHash;
        if (held == null) {
            held = java.util.Objects.requireNonNull(passwords.encode(PASSWORD));
            passwordHash = held;
        }
        return held;
    }
}
