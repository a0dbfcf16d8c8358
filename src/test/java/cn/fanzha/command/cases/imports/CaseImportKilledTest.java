package cn.fanzha.command.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.support.process.BankAnswers;
import cn.fanzha.command.support.process.OwnProcess;
import cn.fanzha.command.support.process.WebSession;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The process ends as by {@code kill -9}, the first time with its database, while a file of 40,000 rows comes in, while it
 * lands, while officers type, and while a bank answers. Starting the application costs most: one test asks for all.
 */
class CaseImportKilledTest {

    private static final int ROWS = 40_000;
    private static final List<String> UNITS = List.of("990101010000", "990102010000");
    private static final String OF_THE_FILE =
            "select count(*) from case_file where case_no ~ '^A99010[12]0100002000' and filed_at < '2018-01-01'";
    private static final String[] STARTS_FAST = {"-Xmx384m", "-Xshare:auto", "-XX:TieredStopAtLevel=1"};

    @TempDir
    Path folder;

    /** A bank whose answers the kill meets. */
    private final BankAnswers bank = new BankAnswers();

    /** The rows that were held back until the kill go on after it, and meet nobody. */
    private final CountDownLatch killed = new CountDownLatch(1);

    /** Forms that officers were typing when the process ended. */
    private final List<String> drafts = new ArrayList<>();

    @Test
    void aKilledImportLandsNothingAndSendingTheFileAgainCompletesIt() throws Exception {
        killWhileItRuns(
                "arriving",
                24_000,
                made -> {
                    // ever more slowly, not at rest: the count is written when a row comes
                    if (made >= 28_000) {
                        await(killed, made < 32_000 ? 250 : 4_000);
                    }
                },
                bank::diesWhileAtIt);
        killWhileItRuns("landing", ROWS, made -> {}, bank::repeats);
        try (OwnProcess again = OwnProcess.start(folder, STARTS_FAST);
                Connection database = again.database()) {
            bank.isCountedOnce(again);
            assertThat(number(database, OF_THE_FILE)).isZero();
            everyDraftIsThere(again);
            JsonNode whole = again.importCsv("cases", "again", () -> new CaseRows(ROWS, UNITS, made -> {}));
            assertThat(whole.path("created").asInt()).as(whole.toString()).isEqualTo(ROWS);
            assertThat(number(database, OF_THE_FILE)).isEqualTo(ROWS);
            assertThat(number(database, "select count(distinct case_id) from victim"))
                    .isGreaterThanOrEqualTo(ROWS);
            untilInterrupted(database, "arriving");
            untilInterrupted(database, "landing");
            assertThat(number(database, OF_THE_FILE)).isEqualTo(ROWS);
        }
    }

    /** What somebody else does in the moment before the kill. */
    private interface Beside {
        void act(OwnProcess application) throws Exception;
    }

    /** Sends the file and kills the application once so many rows have arrived; with all of them, once it lands them. */
    private void killWhileItRuns(String name, int arrived, IntConsumer pace, Beside beside) throws Exception {
        OwnProcess application = OwnProcess.start(folder, STARTS_FAST);
        try (Connection database = application.database();
                Connection holds = application.superuser()) {
            assertThat(number(database, OF_THE_FILE)).isZero();
            typeADraft(application);
            holds.setAutoCommit(false);
            if (arrived == ROWS) {
                // the cases land, and their victims have to wait: the kill comes before the end
                holds.createStatement().execute("lock table victim in share mode");
            }
            CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return application.importCsv("cases", name, () -> new CaseRows(ROWS, UNITS, pace));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            until(database, "select received >= " + arrived + " from import_run where file_name = '" + name + "'");
            if (arrived == ROWS) {
                until(
                        database,
                        "select count(*) > 0 from pg_locks where relation = 'victim'::regclass and not granted");
            }
            beside.act(application);
            application.kill();
            killed.countDown();
            if (name.equals("arriving")) {
                application.killDatabase();
            }
            assertThatThrownBy(() -> answer.get(2, TimeUnit.MINUTES)).isNotNull();
            assertThat(answer.isCompletedExceptionally())
                    .as(name + " was broken off")
                    .isTrue();
        } catch (Exception | AssertionError e) {
            application.close();
            throw e;
        }
    }

    /** An officer types half a call; her browser ends with the process, too. */
    private void typeADraft(OwnProcess application) throws IOException, InterruptedException {
        String form = UUID.randomUUID().toString();
        try (WebSession officer = application.browser().signIn("officer", "fanzha-demo-2026")) {
            officer.get("/intake");
            officer.post(
                    "/intake/draft", Map.of("form", form, "lines[0].account", "622202", "summary", "半句話😀" + form));
        }
        drafts.add(form);
    }

    private void everyDraftIsThere(OwnProcess application) throws IOException, InterruptedException {
        assertThat(drafts).hasSize(2);
        try (WebSession officer = application.browser().signIn("officer", "fanzha-demo-2026")) {
            for (String form : drafts) {
                assertThat(officer.get("/intake?draft=" + form)).contains("半句話😀" + form, "value=\"622202\"");
            }
        }
    }

    private static void untilInterrupted(Connection database, String name) {
        until(
                database,
                "select state = 'FAILED' and problem_code = 'imports.structure.interrupted' and created = 0"
                        + " from import_run where file_name = '" + name + "'");
    }

    private static void until(Connection database, String question) {
        Awaitility.await(question)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> number(database, "select count(*) from (" + question + ") q(yes) where yes") > 0);
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (ResultSet rows = database.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
