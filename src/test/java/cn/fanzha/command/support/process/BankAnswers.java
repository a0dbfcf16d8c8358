package cn.fanzha.command.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The made-up bank's system answers two requests around a kill: one answer has been given, one is being given. */
public final class BankAnswers {

    private static final String ANSWER =
            "{\"result\":\"STOPPED\",\"holder\":\"AGREES\",\"account\":\"AGREES\",\"amount\":\"AGREES\",\"time\":\"AGREES\","
                    + "\"balanceBefore\":\"900\",\"amountStopped\":\"800.50\",\"accountCategory\":\"PERSONAL\","
                    + "\"person\":\"Zhao\",\"phone\":\"037112345678\",\"onward\":[{\"account\":\"6229901000000000001\","
                    + "\"amount\":\"100\",\"movedAt\":\"2026-01-05T02:00:00Z\"}]}";

    private final List<String> numbers = new ArrayList<>();
    private String first = "";

    /** The first is answered; the second is in the middle of its transaction, and stays there until the kill. */
    public void diesWhileAtIt(OwnProcess application) throws Exception {
        try (Connection database = application.database()) {
            numbers.addAll(open(database));
        }
        assertThat(numbers).hasSize(2);
        HttpResponse<String> answered = answer(application, numbers.getFirst());
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        first = answered.body();
        // not closed here: it holds the row until the database ends, and the connection with it
        Connection holds = application.database();
        holds.setAutoCommit(false);
        number(
                holds,
                "select count(*) from (select id from observable where id ="
                        + " (select account_id from stop_payment where request_no = '" + numbers.getLast()
                        + "') for update) held");
        CompletableFuture.runAsync(() -> {
            try {
                answer(application, numbers.getLast());
            } catch (IOException | InterruptedException broken) {
                // the process ends under it
            }
        });
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (number(holds, "select count(*) from pg_locks where not granted") == 0) {
            assertThat(System.nanoTime()).as("the answer waits in the middle").isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** As banks' systems do that heard nothing: both once more, under the same keys. */
    public void repeats(OwnProcess application) throws Exception {
        try (Connection database = application.database()) {
            assertThat(state(database, numbers.getFirst())).isEqualTo("STOPPED");
            assertThat(state(database, numbers.getLast()))
                    .as("nothing of an answer in the middle stands")
                    .isEqualTo("REQUESTED");
        }
        HttpResponse<String> again = answer(application, numbers.getFirst());
        assertThat(again.body()).isEqualTo(first);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(answer(application, numbers.getLast()).statusCode()).isEqualTo(200);
    }

    /** Exactly one answer, one notice, one line in the case, and each onward transfer once. */
    public void isCountedOnce(OwnProcess application) throws Exception {
        for (String one : numbers) {
            assertThat(answer(application, one).statusCode()).isEqualTo(200);
        }
        try (Connection database = application.database()) {
            for (String one : numbers) {
                String of = " = '" + one + "'";
                assertThat(state(database, one)).isEqualTo("STOPPED");
                assertThat(number(
                                database,
                                "select count(*) from live_event where kind = 'stop-answered' and reference" + of))
                        .isEqualTo(1);
                assertThat(number(
                                database,
                                "select count(*) from case_timeline where kind = 'STOP_STOPPED' and reference" + of))
                        .isEqualTo(1);
                assertThat(number(
                                database,
                                "select count(*) from audit_entry where action = 'stop.confirm' and subject" + of))
                        .isEqualTo(1);
                assertThat(number(
                                database,
                                "select count(*) from onward_transfer o join stop_payment s on s.id = o.stop_id"
                                        + " where s.request_no" + of))
                        .isEqualTo(1);
            }
        }
    }

    private static HttpResponse<String> answer(OwnProcess application, String number)
            throws IOException, InterruptedException {
        return application.post(
                "demo-bank", "stops:answer", "/api/v1/stop-payments/" + number + "/answer", "answer-" + number, ANSWER);
    }

    /** Of those that the play leaves open, two on accounts of their own. */
    private static List<String> open(Connection database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = database.createStatement()
                .executeQuery(
                        "select min(s.request_no) from stop_payment s join api_client c on c.unit_id = s.institution_id"
                                + " where c.client_id = 'demo-bank' and s.state = 'REQUESTED' and not s.inert"
                                + " group by s.account_id order by 1 desc limit 2")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String state(Connection database, String number) throws SQLException {
        try (PreparedStatement asks =
                database.prepareStatement("select state from stop_payment where request_no = ?")) {
            asks.setString(1, number);
            try (ResultSet rows = asks.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (ResultSet rows = database.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
