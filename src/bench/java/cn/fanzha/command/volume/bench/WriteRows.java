package cn.fanzha.command.volume.bench;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.VolumeUnits.Person;
import cn.fanzha.command.volume.bench.Bench.Result;
import cn.fanzha.command.volume.bench.Load.Client;
import cn.fanzha.command.volume.bench.Load.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls taken, alerts pushed and taken, people signing in. */
final class WriteRows {

    private static final int BATCH = 1_000;

    private final Bench bench;
    private final AtomicLong serial = new AtomicLong(System.currentTimeMillis() * 1000);
    private final List<String> stations;

    WriteRows(Bench bench) {
        this.bench = bench;
        this.stations = bench.city().people(Role.OFFICER, "STATION").stream()
                .map(person -> person.unit().code())
                .distinct()
                .toList();
    }

    void measure() throws Exception {
        bench.row("intake", "Intake with one stop", "≥ 200/s", () -> {
            String bank = bank();
            List<Client> officers = bench.city().sessions(Role.OFFICER, "STATION", Settings.CONNECTIONS);
            return Result.of(
                    bench.load().run(officers, Request.form("/intake", client -> call(client, bank), "/cases/A")),
                    bench.plain().run(WriteRows::plainIntake));
        });
        bench.row("take-next", "Next alert taken", "", () -> Result.of(
                bench.load().run(
                        bench.city().sessions(Role.OFFICER, "STATION", Settings.CONNECTIONS),
                        Request.form("/alerts/next", client -> "_csrf=" + client.csrf(), "/alerts/")),
                bench.plain().run(this::plainNext)));
        List<Client> program = bench.city().program("bench-client", "alerts:write");
        bench.row("alert-one", "Alerts pushed one by one", "≥ 1,500/s", () -> Result.of(
                bench.load().run(program, Request.json("/api/v1/alerts", client -> alert(), "\"created\":1")),
                bench.plain().run((connection, random) -> plainAlerts(connection, 1))));
        bench.row("alert-batch", "Alerts pushed by the thousand", "≥ 40,000 rows/s", () -> {
            Measured requests = bench.load().run(
                    program,
                    Request.json(
                            "/api/v1/alerts",
                            client -> IntStream.range(0, BATCH).mapToObj(i -> alert()).collect(Collectors.joining(",", "[", "]")),
                            "\"created\":" + BATCH));
            return Result.of(
                    thousands(requests),
                    thousands(bench.plain().run((connection, random) -> plainAlerts(connection, BATCH))));
        });
        bench.row("sign-in", "Sign-in: form, password (Argon2), new session", "", () -> Result.of(
                new SignInLoad(bench).run(), null));
    }

    private static Measured thousands(Measured requests) {
        return new Measured(
                requests.figure() * BATCH, "rows/s", requests.p50(), requests.p99(), requests.errors());
    }

    String bank() {
        return bench.city().people(Role.LIAISON, "BANK").getFirst().unit().code();
    }

    String call(Client client, String bank) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String account = "6222029" + "%012d".formatted(random.nextLong(1_000_000_000_000L));
        return "action=stop&form=" + UUID.randomUUID() + "&channel=HOTLINE_96110&fraudType=10&urgency=URGENT&amountInvolved=20000"
                + "&reportedAt=" + BenchCity.url(ChinaTime.formatSeconds(java.time.Instant.now()).replace(' ', 'T'))
                + "&victimName=" + BenchCity.url("王小明") + "&victimPhone=138" + "%08d".formatted(random.nextInt(100_000_000))
                + "&summary=" + BenchCity.url("事主接到自称客服的电话，被引导转账。")
                + "&lines%5B0%5D.account=" + account + "&lines%5B0%5D.amount=20000&lines%5B0%5D.holder="
                + BenchCity.url("李四") + "&lines%5B0%5D.institution=" + bank
                + "&lines%5B0%5D.kind=BANK_ACCOUNT&_csrf=" + client.csrf();
    }

    private String alert() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return """
                {"alert_no":"BX%d","unit_code":"%s","source":"NATIONAL_PUSH","risk":"MEDIUM","fraud_type":"10","pushed_at":"%s","phone":"137%08d","person_name":"孙不明"}""".formatted(
                        serial.incrementAndGet(),
                        stations.get(random.nextInt(stations.size())),
                        java.time.Instant.now().minusSeconds(5).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                        random.nextInt(100_000_000));
    }

    /** The rows that a call becomes, without number, rules, encryption and audit. */
    private static void plainIntake(Connection connection, ThreadLocalRandom random) throws SQLException {
        connection.setAutoCommit(false);
        UUID file = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        String number = "A98019901900013" + "%08d".formatted(random.nextInt(100_000_000));
        PlainSql.read(
                connection,
                "insert into case_file (id, case_no, unit_id, channel, fraud_type, state, reported_at, amount_involved, created_at)"
                        + " select ?, ?, unit_id, channel, fraud_type, 'REPORTED', now(), 20000, now() from case_file limit 1"
                        + " on conflict do nothing",
                file,
                number);
        PlainSql.read(
                connection,
                "insert into observable (id, type, value_enc, value_index, created_at)"
                        + " values (?, 'BANK_ACCOUNT', decode(md5(?), 'hex'), decode(md5(?), 'hex'), now())",
                account,
                number,
                account.toString());
        PlainSql.read(
                connection,
                "insert into case_timeline (id, case_id, kind, at, recorded_at, actor_id, actor_name)"
                        + " select gen_random_uuid(), id, 'REPORTED', now(), now(), id, 'x' from case_file where id = ?",
                file);
        PlainSql.read(
                connection,
                "insert into transfer (id, case_id, to_account_id, amount, at, created_at) values (gen_random_uuid(), ?, ?, 20000, now(), now())",
                file,
                account);
        PlainSql.read(
                connection,
                "insert into sighting (id, observable_id, source_type, source_no, unit_id, at)"
                        + " select gen_random_uuid(), ?, 'CASE', case_no, unit_id, now() from case_file where id = ?",
                account,
                file);
        // taken back after its work is done: what has no number must not stay in the city
        connection.rollback();
        connection.setAutoCommit(true);
        PlainSql.read(connection, "insert into figure_dirty (month) values (date_trunc('month', now())::date)");
    }

    private void plainNext(Connection connection, ThreadLocalRandom random) throws SQLException {
        connection.setAutoCommit(false);
        Person officer = bench.city().people(Role.OFFICER, "STATION").get(random.nextInt(16));
        PlainSql.read(
                connection,
                "select id from alert where state = 'PUSHED' and not inert and state <> 'CLOSED' and unit_id = any(?)"
                        + " order by coalesce(due_at, timestamptz '9999-01-01 00:00:00+00'), id limit 1 for update skip locked",
                (Object) new UUID[] {officer.unit().id()});
        connection.commit();
    }

    private void plainAlerts(Connection connection, int n) throws SQLException {
        PlainSql.read(
                connection,
                "insert into alert (id, alert_no, unit_id, source, risk, fraud_type, state, pushed_at, phone, phone_index, created_at, inert)"
                        + " select gen_random_uuid(), 'PX' || ?::bigint || '-' || i, u.id, 'NATIONAL_PUSH', 'MEDIUM', '10', 'PUSHED', now(),"
                        + " decode(md5(i::text), 'hex'), decode(md5(i::text), 'hex'), now(), true"
                        + " from generate_series(1, ?) i, unit u where u.code = ?",
                serial.incrementAndGet(),
                n,
                stations.getFirst());
    }
}
