package cn.fanzha.command.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class BrokenOffImportsTest {

    private static final String HEADER = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved\n";

    @Autowired
    Imports imports;

    @Autowired
    ImportKinds kinds;

    @Autowired
    ImportRuns runs;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anImportThatEndedWithItsProcessIsShownAsInterruptedSoon() {
        clock.set("2026-06-01 09:00:00");
        UUID dead = runs.start("cases", "dead.csv", false, city.supervisor);
        clock.advance(ImportRuns.QUIET);
        runs.closeInterrupted();
        assertThat(state(dead)).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(1));
        runs.closeInterrupted();
        runs.closeInterrupted();
        assertThat(runs.require(dead, city.supervisor)).satisfies(run -> {
            assertThat(run.state()).isEqualTo("FAILED");
            assertThat(run.problemCode()).isEqualTo("imports.structure.interrupted");
            assertThat(run.finishedAt()).isNotNull();
        });
        assertThat(trail.only("import.interrupt", dead.toString())
                        .detail("kind")
                        .asString())
                .isEqualTo("cases");
    }

    @Test
    void anImportWhoseTransactionLivesIsGivenUpAfterTwoMinutesOfSilence() {
        clock.set("2026-06-01 09:00:00");
        UUID slow = runs.start("cases", "slow.csv", false, city.supervisor);
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            runs.hold(slow);
            clock.advance(ImportRuns.SILENCE);
            own.executeWithoutResult(other -> runs.closeInterrupted());
            assertThat(state(slow)).isEqualTo("RUNNING");
            clock.advance(Duration.ofSeconds(1));
            own.executeWithoutResult(other -> runs.closeInterrupted());
            assertThat(state(slow)).isEqualTo("FAILED");
        });
    }

    @Test
    void progressIsASignOfLifeAndSoIsWorkWithoutAny() {
        clock.set("2026-06-01 09:00:00");
        UUID slow = runs.start("cases", "slow.csv", false, city.supervisor);
        clock.advance(ImportRuns.QUIET);
        runs.progress(slow, 20_000);
        clock.advance(ImportRuns.QUIET);
        runs.closeInterrupted();
        assertThat(state(slow)).isEqualTo("RUNNING");
        runs.alive(List.of(slow));
        clock.advance(ImportRuns.QUIET);
        runs.closeInterrupted();
        assertThat(state(slow)).isEqualTo("RUNNING");
        jdbc.sql("delete from import_run where id = ?").param(slow).update();
    }

    @Test
    void anImportWhoseSenderBreaksOffIsOneEntryInTheAuditLog() {
        assertThatThrownBy(() -> imports.run(kinds.require("cases"), "half.csv", false, halfAFile(), city.supervisor))
                .isInstanceOf(UncheckedIOException.class);
        UUID run = runs.newest(city.supervisor).stream()
                .filter(line -> line.fileName().equals("half.csv"))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("import", "half.csv"))
                .id();
        assertThat(state(run)).isEqualTo("FAILED");
        assertThat(trail.ofSubject(run.toString())).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("import.run");
            assertThat(entry.refused()).isTrue();
            assertThat(entry.detail("reason").asString()).isEqualTo("failed");
        });
    }

    private String state(UUID run) {
        return runs.require(run, city.supervisor).state();
    }

    private static InputStream halfAFile() {
        return new SequenceInputStream(
                new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the sender is gone");
                    }
                });
    }
}
