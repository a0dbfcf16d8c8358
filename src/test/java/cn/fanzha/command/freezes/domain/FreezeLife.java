package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of a freeze from its application to its end share: a city of their own, a case filed, the book. */
@IntegrationTest
abstract class FreezeLife {

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Stops stops;

    @Autowired
    Freezing freezing;

    @Autowired
    FreezeApplications applications;

    @Autowired
    FreezeApprovals approvals;

    @Autowired
    FreezeDesk desk;

    @Autowired
    FreezeRenewals renewals;

    @Autowired
    FreezeCare care;

    @Autowired
    FreezeAdoption adoption;

    @Autowired
    CaseFiles caseFiles;

    @Autowired
    FreezeFiles files;

    @Autowired
    FreezeClock job;

    @Autowired
    FreezeEnds ends;

    @Autowired
    FrozenAccounts frozen;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    CaseRef files(FreezeNumber number) {
        return caseFiles.require(fact(number).caseId(), city.officer);
    }

    FreezeOutcome release(FreezeNumber number, @org.jspecify.annotations.Nullable String amount) {
        return care.release(
                number, version(number), amount == null ? null : Money.of(amount), "不再需要", false, city.supervisor);
    }

    FreezeNumber frozenNow(String amount) {
        return freezing.frozen(filed(), city.bank1.id(), amount, city.officer, city.supervisor, city.liaison);
    }

    CaseRef filed() {
        return cases.filed(city.officer, city.supervisor);
    }

    FreezeAsked ask() {
        return Freezing.asked(city.bank1.id());
    }

    int version(FreezeNumber number) {
        return freezing.version(number, city.officer);
    }

    FrozenAccount fact(FreezeNumber number) {
        UUID id = jdbc.sql("select id from fund_freeze where freeze_no = ?")
                .param(number.value())
                .query(UUID.class)
                .single();
        return frozen.of(id);
    }

    /** What the job does, to this freeze alone. */
    Object end(FreezeNumber number) {
        ends.expire(fact(number).id());
        return true;
    }

    static String refusal(FreezeOutcome outcome) {
        return outcome instanceof Refused refused ? refused.messageKey() : outcome.toString();
    }

    static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(calls)) {
                results.add(one.get());
            }
            return results;
        }
    }
}
