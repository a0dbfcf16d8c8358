package cn.fanzha.command.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.fanzha.command.audit.domain.AuditFinding.Kind;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.AuditMac;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** An intruder with all rights on the database, but without the key. */
@IntegrationTest
class AuditVerifierTest {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditTrail trail;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate template;

    @Autowired
    AuditMac mac;

    @Autowired
    Clock clock;

    private final JdbcClient intruder = JdbcClient.create(TestDatabase.server().asSuperuser());
    private String subject = "";
    private long first;
    private Connection held;
    private AuditSealer sealer;
    private AuditVerifier verifier;

    @BeforeEach
    void copyTheLogAsideAndStopTheJob() throws SQLException {
        sealer = sealer();
        verifier = new AuditVerifier(TestDatabase.server().asApplication(), mac, sealer, clock);
        do {
            subject = UUID.randomUUID().toString();
            for (int i = 0; i < 5; i++) {
                publish(subject + i);
            }
            sealAll();
            first = trail.only("test.change", subject + 0).id();
        } while (!oneAfterTheOther());
        held = TestDatabase.server().asSuperuser().getConnection();
        held.createStatement().execute("select pg_advisory_lock(" + AuditSealer.LOCK + ")");
        sealer.seal(0);
        intruder.sql("create table kept_entry as table audit_entry").update();
        intruder.sql("create table kept_chain as table audit_chain").update();
        assertThat(verify()).isEmpty();
    }

    @AfterEach
    void putTheLogBack() throws SQLException {
        intruder.sql("""
                with gone as (delete from audit_entry e where not exists (select 1 from kept_entry k where k = e)
                    and exists (select 1 from kept_entry k where k.id = e.id) returning 1),
                forged as (delete from audit_entry where subject = 'forged' returning 1)
                select (select count(*) from gone) + (select count(*) from forged)""").query(Long.class).single();
        intruder.sql("insert into audit_entry select * from kept_entry on conflict do nothing")
                .update();
        intruder.sql("truncate audit_chain").update();
        intruder.sql("insert into audit_chain select * from kept_chain").update();
        intruder.sql("drop table kept_entry, kept_chain").update();
        held.close();
    }

    @Test
    void aChangedRowIsNamed() {
        intruder.sql("update audit_entry set details = '{\"n\":2}' where id = ?")
                .param(first + 1)
                .update();

        assertThat(verify()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.CHANGED);
            assertThat(found.entryId()).isEqualTo(first + 1);
            assertThat(found.about()).contains(subject + 1);
        });
    }

    @Test
    void aRowChangedTogetherWithItsSealIsNamed() {
        intruder.sql("update audit_entry set actor_username = 'somebody', mac = sha256('x') where id = ?")
                .param(first + 1)
                .update();

        assertThat(verify()).extracting(AuditFinding::kind).containsExactly(Kind.INSERTED);
    }

    @Test
    void everyRemovedRowIsNamed() {
        intruder.sql("delete from audit_entry where id in (?, ?)")
                .params(first + 1, first + 3)
                .update();

        assertThat(verify()).allMatch(found -> found.kind() == Kind.REMOVED);
        assertThat(verify()).extracting(AuditFinding::entryId).containsExactly(first + 1, first + 3);
    }

    @Test
    void aRowRemovedTogetherWithItsLinkIsNamedByTheLink() {
        long seq = seq(first + 2);
        intruder.sql("delete from audit_entry where id = ?").param(first + 2).update();
        intruder.sql("delete from audit_chain where seq = ?").param(seq).update();

        assertThat(verify()).containsExactly(new AuditFinding(Kind.LINKS_MISSING, seq, null, null));
    }

    @Test
    void anInsertedRowIsNamed() {
        long forged = forge();

        assertThat(verify()).containsExactly(new AuditFinding(Kind.INSERTED, null, forged, "test.change forged"));
    }

    @Test
    void aRowInsertedTogetherWithALinkIsNamed() {
        long forged = forge();
        intruder.sql("insert into audit_chain select max(seq) + 1, ?, sha256('x'), now() from audit_chain")
                .param(forged)
                .update();

        assertThat(verify()).extracting(AuditFinding::kind).containsExactly(Kind.INSERTED);
    }

    @Test
    void swappedLinksAreNamed() {
        long seq = seq(first + 1);
        intruder.sql("update audit_chain set entry_id = -1 where seq = ?")
                .param(seq)
                .update();
        intruder.sql("update audit_chain set entry_id = ? where seq = ?")
                .params(first + 1, seq + 1)
                .update();
        intruder.sql("update audit_chain set entry_id = ? where seq = ?")
                .params(first + 2, seq)
                .update();

        assertThat(verify())
                .extracting(AuditFinding::kind, AuditFinding::seq)
                .containsExactly(tuple(Kind.REORDERED, seq), tuple(Kind.REORDERED, seq + 1));
    }

    @Test
    void anEndThatWasCutOffShowsByALinkThatWasSeen() {
        AuditLink anchor = sealer.seen().getLast();
        intruder.sql("delete from audit_entry where id >= ?").param(first + 3).update();
        intruder.sql("delete from audit_chain where entry_id >= ?")
                .param(first + 3)
                .update();

        assertThat(verify()).contains(new AuditFinding(Kind.ANCHOR_LOST, anchor.seq(), null, null));
        AuditVerifier ofAnotherProcess = new AuditVerifier(TestDatabase.server().asApplication(), mac, sealer(), clock);
        assertThat(ofAnotherProcess.verify(List.of(), seen -> {}).clean()).isTrue();
        assertThat(ofAnotherProcess
                        .verify(List.of(AuditLink.of(anchor.toString())), seen -> {})
                        .findings())
                .containsExactly(new AuditFinding(Kind.ANCHOR_LOST, anchor.seq(), null, null));
    }

    private AuditSealer sealer() {
        return new AuditSealer(JdbcClient.create(template), template, mac, clock, transactions);
    }

    private void publish(String about) {
        events.publishEvent(Audited.done("test.change", "test", about, Map.of("n", 1)));
    }

    private void sealAll() {
        await().until(() -> {
            sealer.seal(AuditSealer.HOURLY_OVERLAP);
            // the job may have sealed them: then this sealer has not seen the links yet
            return intruder.sql("select count(*) from audit_entry e where not exists"
                                            + " (select 1 from audit_chain c where c.entry_id = e.id)")
                                    .query(Long.class)
                                    .single()
                            == 0
                    && sealer.seen().stream().anyMatch(link -> link.seq() >= newestOwnLink());
        });
    }

    private long newestOwnLink() {
        return intruder.sql("select coalesce(max(c.seq), 0) from audit_chain c join audit_entry e on e.id = c.entry_id"
                        + " where e.subject = ?")
                .param(subject + 4)
                .query(Long.class)
                .single();
    }

    /** Nothing that a job wrote lies between them, in the log or in the chain. */
    private boolean oneAfterTheOther() {
        return trail.only("test.change", subject + 4).id() == first + 4 && seq(first + 4) == seq(first) + 4;
    }

    private long forge() {
        return intruder.sql("""
                insert into audit_entry (at, actor_id, actor_username, actor_name, program, action, subject_type,
                    subject, details, result, mac)
                select ?, actor_id, actor_username, actor_name, program, action, subject_type, 'forged', details,
                    result, mac from audit_entry where id = ? returning id""")
                .params(Timestamp.from(Instant.now(clock)), first)
                .query(Long.class)
                .single();
    }

    private long seq(long entry) {
        return intruder.sql("select seq from audit_chain where entry_id = ?")
                .param(entry)
                .query(Long.class)
                .single();
    }

    private List<AuditFinding> verify() {
        return verifier.verify(List.of(), seen -> {}).findings();
    }
}
