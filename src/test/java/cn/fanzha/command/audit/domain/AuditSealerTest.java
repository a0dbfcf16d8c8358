package cn.fanzha.command.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.AuditMac;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class AuditSealerTest {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSealer sealer;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate template;

    @Autowired
    AuditMac mac;

    @Autowired
    Clock clock;

    private final JdbcClient superuser = JdbcClient.create(TestDatabase.server().asSuperuser());
    private final String subject = UUID.randomUUID().toString();

    @Test
    void entriesThatCommitOutOfOrderAreAllSealed() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> slow = threads.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                publish(subject + "slow");
                written.countDown();
                await().until(() -> release.getCount() == 0);
            }));
            written.await();
            publish(subject + "quick");
            sealAll();
            release.countDown();
            slow.get();
        }
        sealAll();

        long slow = trail.only("test.change", subject + "slow").id();
        long quick = trail.only("test.change", subject + "quick").id();
        assertThat(slow).isLessThan(quick);
        assertThat(seq(slow)).isGreaterThan(seq(quick));
        assertThat(verify()).isEmpty();
    }

    @Test
    void twoSealersAtOnceMakeOneChain() throws Exception {
        List<AuditSealer> sealers = List.of(sealer, sealer());
        for (int i = 0; i < 200; i++) {
            publish(subject + "many");
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 40; i++) {
                AuditSealer one = sealers.get(i % 2);
                threads.submit(() -> one.seal(AuditSealer.OVERLAP));
            }
        }
        sealAll();

        assertThat(verify()).isEmpty();
        assertThat(superuser
                        .sql("select count(*) - max(seq) from audit_chain")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRowThatThisProgramDidNotWriteIsNeverSealed() {
        publish(subject);
        long genuine = trail.only("test.change", subject).id();
        long forged = superuser.sql("""
                insert into audit_entry (at, actor_id, actor_username, actor_name, program, action, subject_type,
                    subject, details, result, mac)
                select at, actor_id, actor_username, actor_name, program, action, subject_type, subject, details,
                    result, mac from audit_entry where id = ? returning id""").param(genuine).query(Long.class).single();
        try {
            publish(subject + "later");
            long later = trail.only("test.change", subject + "later").id();
            await().until(() -> sealer.seal(AuditSealer.OVERLAP) == 0 && sealed(later));

            assertThat(sealed(forged)).isFalse();
        } finally {
            superuser.sql("delete from audit_entry where id = ?").param(forged).update();
        }
    }

    private boolean sealed(long entry) {
        return superuser
                        .sql("select count(*) from audit_chain where entry_id = ?")
                        .param(entry)
                        .query(Long.class)
                        .single()
                == 1;
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
            return superuser
                            .sql("select count(*) from audit_entry e where not exists"
                                    + " (select 1 from audit_chain c where c.entry_id = e.id)")
                            .query(Long.class)
                            .single()
                    == 0;
        });
    }

    private long seq(long entry) {
        return superuser
                .sql("select seq from audit_chain where entry_id = ?")
                .param(entry)
                .query(Long.class)
                .single();
    }

    private List<AuditFinding> verify() {
        return verifier.verify(List.of(), seen -> {}).findings();
    }
}
