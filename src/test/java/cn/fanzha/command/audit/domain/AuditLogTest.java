package cn.fanzha.command.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@IntegrationTest
class AuditLogTest {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditTrail trail;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private final String subject = UUID.randomUUID().toString();

    @BeforeEach
    @AfterEach
    void forgetTheRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void whatTheSystemDidIsWritten() {
        events.publishEvent(Audited.done("test.change", "test", subject, Map.of("before", "1", "after", "2")));

        AuditTrail.Line line = trail.only("test.change", subject);
        assertThat(line.username()).isEqualTo("system");
        assertThat(line.ip()).isNull();
        assertThat(line.detail("after").stringValue()).isEqualTo("2");
        assertThat(line.refused()).isFalse();
    }

    @Test
    void aRequestWithoutSignInIsAnonymousAndKeepsItsAddress() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.1.2.3");
        request.addHeader("User-Agent", "x".repeat(500));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

        events.publishEvent(Audited.refused("test.sign-in", "account", subject, Map.of("username", "nobody")));

        AuditTrail.Line line = trail.only("test.sign-in", subject);
        assertThat(line.username()).isEqualTo(AuditLog.ANONYMOUS);
        assertThat(line.ip()).isEqualTo("10.1.2.3");
        assertThat(jdbc.sql("select length(user_agent) from audit_entry where id = ?")
                        .param(line.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(200);
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoEntry() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(Audited.done("test.change", "test", subject, Map.of()));
            status.setRollbackOnly();
        });

        assertThat(trail.ofSubject(subject)).isEmpty();
    }

    @Test
    void aRefusedAttemptStaysThoughItsTransactionIsRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(Audited.refused("test.change", "test", subject, Map.of()));
            status.setRollbackOnly();
        });

        assertThat(trail.only("test.change", subject).refused()).isTrue();
    }

    @Test
    void aReadingInATransactionThatOnlyReadsIsWritten() {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.executeWithoutResult(
                status -> events.publishEvent(Audited.done("test.read", "test", subject, Map.of())));

        assertThat(trail.of("test.read", subject)).hasSize(1);
    }

    @Test
    void whatAnIntruderTypesCannotKeepTheEntryOut() {
        events.publishEvent(Audited.refused("test.sign-in", "account", subject + "\0", Map.of("n\0", "a\0b\ud800")));

        assertThat(trail.only("test.sign-in", subject).detail("n").stringValue())
                .isEqualTo("ab?");
    }

    @Test
    void theSealHoldsForEveryKindOfDetail() {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("z", new BigDecimal("1200.50"));
        details.put("a", 1.5e30);
        details.put("zero", new BigDecimal("0.00"));
        details.put("none", null);
        details.put("list", List.of(true, 7L, "张**", Map.of("b", 1, "a", 2)));
        details.put("enum", Audited.Result.DONE);
        details.put("quote", "\"\\\n\u2028😀");
        events.publishEvent(Audited.done("test.change", "test", subject, details));

        AuditEntry entry = jdbc.sql("select " + AuditEntry.COLUMNS + " from audit_entry e where subject = ?")
                .param(subject)
                .query(AuditEntry::read)
                .single();
        assertThat(AuditDetails.canonical(entry.details())).isEqualTo(AuditDetails.of(details));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor_username = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_chain set seq = seq + 1",
                "delete from audit_chain",
                "truncate audit_chain",
                "alter table audit_entry disable trigger all",
                "drop table audit_chain"
            })
    void theApplicationsOwnRoleCannotAlterTheLog(String sql) throws SQLException {
        try (var connection = TestDatabase.server().asApplication().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }
}
